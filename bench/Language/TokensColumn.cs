using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Attache.Bench.Language;

/// <summary>Tokens in a second, by the mean time of an operation.</summary>
internal sealed class TokensColumn : IColumn
{
    public string Id => nameof(TokensColumn);

    public string ColumnName => "Tokens/s";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Tokens of the texts read in a second";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        LanguageBenchmarks.Tokens.TryGetValue(benchmarkCase.Descriptor.WorkloadMethod.Name, out int tokens) && summary[benchmarkCase]?.ResultStatistics is { } s
            ? (tokens / s.Mean * 1e9).ToString("N0", CultureInfo.InvariantCulture)
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
