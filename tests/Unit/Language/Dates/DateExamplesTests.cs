using System.Globalization;
using Attache.Language.Dates;
using Attache.Stories;

namespace Attache.Tests.Unit.Language.Dates;

/// <summary>The examples that stand beside the rules: what stands between brackets is found with that value; where no value is expected, nothing but bare lengths of time is.</summary>
public sealed class DateExamplesTests
{
    private static readonly DateFinder Finder = new();

    public static TheoryData<string, string, string, string> All()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var (family, e) in DateFinder.Examples) data.Add(family, e.Text, e.Reference, e.Value);
        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Rule_keeps_its_example(string family, string text, string reference, string value)
    {
        Assert.NotEmpty(family);
        int open = text.IndexOf('[', StringComparison.Ordinal), close = text.IndexOf(']', StringComparison.Ordinal);
        string plain = text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var found = Finder.Find(plain, new TextSpan(0, plain.Length), DateOnly.ParseExact(reference, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        string shown = string.Join("; ", found.Select(m => $"{m.Span.Of(plain)} = {m.Value} ({m.Rule})"));
        if (value.Length == 0) Assert.True(found.All(m => m.Role == DateRole.Duration), shown);
        else if (open < 0) Assert.True(found.Any(m => m.Value.Text == value), shown);
        else Assert.True(found.Any(m => m.Span == new TextSpan(open, close - 1) && m.Value.Text == value), shown);
    }

    [Fact]
    public void Every_family_has_examples_of_both_kinds()
    {
        foreach (var family in DateFinder.Examples.GroupBy(e => e.Key))
        {
            Assert.Contains(family, e => e.Value.Value.Length > 0);
            Assert.Contains(family, e => e.Value.Value.Length == 0 || !e.Value.Text.Contains('[', StringComparison.Ordinal));
        }
    }
}
