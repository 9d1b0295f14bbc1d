using Attache.Exchange.Compare;
using CsCheck;

namespace Attache.Tests.Unit.Exchange.Compare;

/// <summary>Against the worked examples of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to D.</summary>
public sealed class KrippendorffAlphaTests
{
    private static readonly string[] Four =
    [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ];

    [Fact]
    public void Two_coders_and_two_values() =>
        Assert.Equal(0.095, KrippendorffAlpha.Of(Units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), Metric.Nominal)!.Value, 3);

    [Fact]
    public void Two_coders_and_five_values() =>
        Assert.Equal(0.692, KrippendorffAlpha.Of(Units("a a b b d c c c e d d a", "b a b b b c c c e d d d"), Metric.Nominal)!.Value, 3);

    [Theory]
    [InlineData(Metric.Nominal, 0.743)]
    [InlineData(Metric.Interval, 0.849)]
    public void Four_coders_who_left_units_out(Metric metric, double alpha) => Assert.Equal(alpha, KrippendorffAlpha.Of(Units(Four), metric)!.Value, 3);

    [Fact]
    public void Where_nothing_can_disagree_there_is_none()
    {
        Assert.Null(KrippendorffAlpha.Of([], Metric.Nominal));
        Assert.Null(KrippendorffAlpha.Of(Units("1 1", "1 1"), Metric.Nominal));
        Assert.Null(KrippendorffAlpha.Of(Units("1 .", ". 1"), Metric.Nominal));
        Assert.Equal(1, KrippendorffAlpha.Of(Units("1 2", "1 2"), Metric.Nominal));
        Assert.Throws<FormatException>(() => KrippendorffAlpha.Of(Units("a b", "a c"), Metric.Interval));
    }

    [Fact]
    public void It_is_never_above_one_and_the_same_in_any_order() => Gen.Int[0, 3].Array[3].Array[2, 12].Sample(units =>
    {
        IReadOnlyList<string?>[] values = [.. units.Select(u => u.Select(v => v == 0 ? null : v.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        foreach (var metric in Enum.GetValues<Metric>())
        {
            double? alpha = KrippendorffAlpha.Of(values, metric), reversed = KrippendorffAlpha.Of(values.Reverse().Select(u => u.Reverse().ToArray()), metric);
            Assert.True(alpha is null or <= 1.0000001);
            Assert.Equal(alpha is null, reversed is null);
            if (alpha is { } a) Assert.Equal(a, reversed!.Value, 9);
        }
    });

    private static IEnumerable<IReadOnlyList<string?>> Units(params string[] coders)
    {
        var values = coders.Select(c => c.Split(' ')).ToList();
        return Enumerable.Range(0, values[0].Length).Select(i => values.Select(v => v[i] == "." ? null : v[i]).ToArray());
    }
}
