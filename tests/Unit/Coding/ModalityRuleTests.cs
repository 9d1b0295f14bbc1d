using Attache.Codebook;
using Attache.Coding;
using Attache.Language;
using Attache.Training;

namespace Attache.Tests.Unit.Coding;

/// <summary>Rules that tell how an act holds, without the classifier; each sentence is a story of 15 June 2021.</summary>
public sealed class ModalityRuleTests
{
    private static readonly Lazy<Coder> Coder = new(() => Attache.Coding.Coder.WithoutModality(Analyzer.Create()));

    [Theory]
    // Conditions by a phrase, by only, by a threat, by the sentence's own rule.
    [InlineData("Portugal will reopen its embassy on condition that the army <a>withdraws</a> from the harbour.", Modality.Conditional)]
    [InlineData("Two ministers said on condition of anonymity that the army has <a>withdrawn</a> from the harbour.", Modality.Actual)]
    [InlineData("The miners threatened to <a>strike</a> if the company dismissed their leader.", Modality.Conditional)]
    [InlineData("The lease <a>ends</a> if neither state renews it.", Modality.Conditional)]
    [InlineData("Ghana would <a>send</a> doctors only when the airport had been secured.", Modality.Conditional)]
    [InlineData("An <a>invasion</a> would ruin the island, the economist said.", Modality.Conditional)]
    // What is told in the present and lies ahead.
    [InlineData("The Chilean president <a>flies</a> to Lima on 20 June.", Modality.Planned)]
    [InlineData("Police closed the bridge ahead of the <a>visit</a> of the Chilean president.", Modality.Planned)]
    // What was planned and took place.
    [InlineData("The planned <a>exchange</a> of prisoners took place in a village near the border.", Modality.Actual)]
    // A bill's deeds and proposals are weighed.
    [InlineData("Deputies debated a bill that would <a>ban</a> foreign newspapers.", Modality.Considered)]
    [InlineData("A proposal that would <a>halve</a> the fees was read in the senate.", Modality.Considered)]
    // A negation is counted once.
    [InlineData("No <a>agreement</a> was reached in Accra, the mediator said.", Modality.Negated)]
    [InlineData("Rather than <a>resign</a>, the premier dissolved the chamber.", Modality.Negated)]
    // A finite verb of its own is not under the negation of the one before.
    [InlineData("The prosecutor will not wait and <a>intends</a> to indict the banker.", Modality.Actual)]
    public void Rules(string marked, Modality expected)
    {
        int open = marked.IndexOf("<a>", StringComparison.Ordinal), close = marked.IndexOf("</a>", StringComparison.Ordinal);
        var row = new ModalityRow("x", marked.Replace("<a>", "", StringComparison.Ordinal).Replace("</a>", "", StringComparison.Ordinal), new Attache.Stories.TextSpan(open, close - 3), expected, false, "", "");
        Assert.Equal(expected, Assert.Single(ModalityEvaluation.Run(Coder.Value, [row])).Modality);
    }
}
