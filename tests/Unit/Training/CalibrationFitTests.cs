using Attache.Coding.Lexicon;
using Attache.Training;
using CsCheck;

namespace Attache.Tests.Unit.Training;

public sealed class CalibrationFitTests
{
    private static readonly Gen<List<JudgedFinding>> Judged =
        Gen.Select(Gen.Bool.Select(b => b ? "post" : "talks"), Gen.Int[0, 9], Gen.Int[10, 95], Gen.Bool).Select((kind, story, raw, holds) => new JudgedFinding(kind, $"s{story}", raw / 100.0, holds)).List[1, 80];

    [Fact]
    public void Confidence_never_falls_with_weight() => Judged.Sample(judged =>
    {
        foreach (var curve in CalibrationFit.Fit(judged).GroupBy(p => p.Kind))
            Assert.Equal(curve.OrderBy(p => p.Raw).Select(p => p.Confidence).Order(), curve.OrderBy(p => p.Raw).Select(p => p.Confidence));
    });

    [Fact]
    public void Every_finding_is_judged_once_in_cross_validation() => Judged.Sample(judged =>
        Assert.Equal(judged.Count, CalibrationFit.CrossValidate(judged, 5).Count));

    [Fact]
    public void Half_of_a_weight_holding_gives_a_half()
    {
        var judged = Enumerable.Range(0, 40).Select(i => new JudgedFinding("post", $"s{i}", 0.8, i % 2 == 0));
        Assert.Equal(0.5, new Calibration(CalibrationFit.Fit(judged)).Of("post", 0.8));
    }

    [Fact]
    public void Between_points_confidence_lies_on_the_line_and_outside_at_the_ends()
    {
        var calibration = new Calibration([("post", 0.4, 0.2), ("post", 0.8, 0.6)]);
        Assert.Equal(0.4, calibration.Of("post", 0.6));
        Assert.Equal(0.2, calibration.Of("post", 0.1));
        Assert.Equal(0.6, calibration.Of("post", 0.9));
        Assert.Equal(0.33, calibration.Of("talks", 0.33));
    }

    [Fact]
    public void The_table_is_read_as_it_was_written() => Assert.EndsWith("kind\traw\tconfidence\npost\t0.80\t0.512\n", CalibrationFit.Table([("post", 0.8, 0.5123)]), StringComparison.Ordinal);
}
