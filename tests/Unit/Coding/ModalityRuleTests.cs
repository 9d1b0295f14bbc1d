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
    // Conditions that no word of condition tells.
    [InlineData("The bank could release the money provided Lusaka <a>signs</a> the accord.", Modality.Conditional)]
    [InlineData("The camp provided by Norway <a>houses</a> four thousand people.", Modality.Actual)]
    [InlineData("The ministry said Turkey provided tents and medics <a>reached</a> the camp.", Modality.Actual)]
    [InlineData("Two more arrests and we <a>block</a> the harbour, the dockers told the governor.", Modality.Conditional)]
    [InlineData("Release the pilot and we <a>leave</a> the island, the rebels told the radio.", Modality.Conditional)]
    [InlineData("The squatters must leave by Friday or be <a>evicted</a>.", Modality.Conditional)]
    [InlineData("The governor told the unions to end the strike or face <a>dismissal</a>.", Modality.Conditional)]
    [InlineData("A blockade of the strait would bring <a>retaliation</a>, the admiral said.", Modality.Conditional)]
    [InlineData("Without a truce the agency would <a>close</a> its hospital, its director said.", Modality.Conditional)]
    [InlineData("Whoever <a>crosses</a> the river will be shot, the colonel said.", Modality.Conditional)]
    [InlineData("The credit will be paid out as soon as parliament <a>adopts</a> the budget.", Modality.Conditional)]
    // "Even if" is no condition of what is done in any case.
    [InlineData("The Danish premier will <a>travel</a> to Nuuk even if her party objects.", Modality.Planned)]
    // What is commented on, inquired into or asked about took place.
    [InlineData("The ministry refused to comment on the <a>arrest</a> of the editor.", Modality.Actual)]
    [InlineData("Deputies want an inquiry into the <a>killing</a> of two fishermen.", Modality.Actual)]
    [InlineData("The court may never establish who <a>shot</a> the judge.", Modality.Actual)]
    // Warnings weigh; "why not" proposes.
    [InlineData("The bishop warned of further <a>attacks</a> on villages.", Modality.Considered)]
    [InlineData("The <a>vote</a> was in favour of sanctions.", Modality.Actual)]
    [InlineData("\"Why not <a>invite</a> the rebels?\" the senator asked.", Modality.Considered)]
    // Infinitives and phrases that a break or another noun parts from their governor.
    [InlineData("Oslo pledged at a meeting in Geneva, which Moscow did not attend, to <a>pay</a> for the hospital.", Modality.Planned)]
    [InlineData("The generals abandoned their plan for a <a>march</a> on the capital.", Modality.Negated)]
    [InlineData("The unions called off a <a>strike</a> at the refineries.", Modality.Negated)]
    // The noun under what is told in the present and lies ahead; a noun that a relative clause puts ahead.
    [InlineData("Nairobi hosts a <a>conference</a> of trade ministers on 20 June.", Modality.Planned)]
    [InlineData("Merchants complained of the <a>toll</a> that Egypt will levy.", Modality.Planned)]
    [InlineData("Bulgaria to <a>expel</a> two attachés", Modality.Planned)]
    public void Rules(string marked, Modality expected)
    {
        Assert.Equal(expected, Answer(marked).Modality);
    }

    [Theory]
    [InlineData("The islands have been divided since 1974, when soldiers <a>invaded</a> the north.", true)]
    [InlineData("Four decades after the <a>massacre</a>, nobody has been tried.", true)]
    [InlineData("The union imposed sanctions two days after the generals had <a>expelled</a> its envoy.", false)]
    [InlineData("Two weeks after the <a>massacre</a>, nobody has been tried.", false)]
    [InlineData("The treaty of 1960, which <a>ended</a> the war, hangs in the museum.", true)]
    [InlineData("The guerrillas <a>fought</a> the army before they were crushed in 2009.", true)]
    [InlineData("His family was <a>deported</a> by Stalin's police.", true)]
    [InlineData("Police <a>deported</a> a student who came to Malta in 2009.", false)]
    public void Background(string marked, bool historical) => Assert.Equal(historical, Answer(marked).Historical);

    private static ModalityAnswer Answer(string marked)
    {
        int open = marked.IndexOf("<a>", StringComparison.Ordinal), close = marked.IndexOf("</a>", StringComparison.Ordinal);
        var row = new ModalityRow("x", marked.Replace("<a>", "", StringComparison.Ordinal).Replace("</a>", "", StringComparison.Ordinal), new Attache.Stories.TextSpan(open, close - 3), Modality.Actual, false, "", "");
        return Assert.Single(ModalityEvaluation.Run(Coder.Value, [row]));
    }
}
