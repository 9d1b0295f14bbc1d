using Attache.Training;

namespace Attache.Tests.Unit.Training;

public sealed class PlaceEvaluationTests
{
    private const string File1 = """
        <?xml version="1.0" encoding="utf-8"?>
        <articles>
          <article docid="1"><domain>www.example.com</domain><text><![CDATA[Talks were held in Bamako and in Gao, Mali.]]></text>
            <toponyms>
              <toponym><phrase>Bamako</phrase><start>19</start><end>25</end><gaztag geonameid="2460596"><name>Bamako</name><fclass>P</fclass><fcode>PPLC</fcode><lat>12.65</lat><lon>-8.0</lon><country geonameid="1">Mali</country></gaztag></toponym>
              <toponym><phrase>Gao</phrase><start>34</start><end>37</end><gaztag geonameid="2457163"><name>Gao</name><fclass>P</fclass><fcode>PPLA</fcode><lat>60.0</lat><lon>100.0</lon><country geonameid="2">Russia</country></gaztag></toponym>
              <toponym><phrase>Mali</phrase><start>38</start><end>42</end><gaztag geonameid="3"><name>Mali</name><fclass>A</fclass><fcode>PCLI</fcode><lat>18</lat><lon>-2</lon><country geonameid="3">Mali</country></gaztag></toponym>
              <toponym><phrase>nowhere</phrase><start>500</start><end>507</end></toponym>
            </toponyms></article>
          <article docid="2"><domain>www.example.co.uk</domain><text><![CDATA[It rained in Europe.]]></text>
            <toponyms><toponym><phrase>Europe</phrase><start>13</start><end>19</end><gaztag><name>Europe</name><fclass>L</fclass><fcode>CONT</fcode><lat>48</lat><lon>9</lon></gaztag></toponym></toponyms></article>
        </articles>
        """;

    [Fact]
    public void Offsets_that_are_off_by_a_little_are_mended_and_phrases_that_are_not_there_left_out()
    {
        var articles = Read(File1, out var problem);
        Assert.Null(problem);
        Assert.Equal(["Bamako", "Gao", "Mali"], articles[0].Toponyms.Select(t => t.Span.Of(articles[0].Text)));
        Assert.Equal((null, "GB"), (articles[0].DomainCountry, articles[1].DomainCountry));
    }

    [Fact]
    public void Scores_count_what_is_right_and_what_is_not()
    {
        var output = new StringWriter();
        var path = Write(File1);
        try
        {
            Assert.Equal(0, PlaceEvaluation.Run(path, output, dataFolder: Path.Combine(Repository.Root, "data")));
        }
        finally
        {
            File.Delete(path);
        }
        // The gold of Gao is wrong on purpose: two of three states are right, one of two towns, all areas.
        Assert.Contains("country right 2/3 = 0.667", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("within 161 km 1/2 = 0.500", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("state or name 2/2 = 1.000", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("exact F1 1.000", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<articles/>")]
    [InlineData("no XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><articles>&x;</articles>")]
    public void A_file_of_another_form_is_told_with_its_name(string content)
    {
        Read(content, out var problem);
        Assert.Contains("attache-", problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<GoldArticle> Read(string content, out string? problem)
    {
        var path = Write(content);
        try
        {
            return TrNewsFile.Read(path, out problem);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Write(string content)
    {
        var path = Path.Combine(Path.GetTempPath(), "attache-" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)))[..12] + "-" + Environment.ProcessId + "-" + Environment.CurrentManagedThreadId + ".xml");
        File.WriteAllText(path, content);
        return path;
    }
}
