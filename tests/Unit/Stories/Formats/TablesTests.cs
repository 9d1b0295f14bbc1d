namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>Tables as spreadsheets and exports write them.</summary>
public sealed class TablesTests
{
    [Theory]
    [InlineData("id;text;date\n1;\"Peru, Chile, Bolivia, Ecuador and Brazil met, said one, two, three.\";2019-05-04\n2;Peru, Chile and others, all of them, left;2019-05-05\n")]
    [InlineData("id,text,date\n1,\"Peru; Chile; Bolivia; Ecuador met; said one; two; three.\",2019-05-04\n2,Peru; Chile and others; all; left,2019-05-05\n")]
    [InlineData("id\ttext\tdate\n1\tPeru, Chile; Bolivia, Ecuador\t2019-05-04\n2\ta, b; c, d\t2019-05-05\n")]
    public void The_line_of_names_tells_what_parts_columns(string table)
    {
        var results = Reading.All(table, "a.csv");
        Assert.Equal(["2019-05-04", "2019-05-05"], results.Select(r => r.Story?.Published.ToString()));
    }

    [Fact]
    public void What_stands_in_quoted_names_parts_no_columns() =>
        Assert.Equal("Peru, Chile, Bolivia", Reading.One("\"id, as given, here\";\"text\";day\n1;Peru, Chile, Bolivia;x\n", "a.csv").Body);

    [Fact]
    public void Quoted_fields_hold_line_breaks_quotation_marks_and_what_parts_columns()
    {
        var results = Reading.All("id,text,date\r\n1,\"Peru said \"\"no\"\".\r\n\r\nChile, too; so it said.\",2019-05-04\r\n\r\n2,\"\"\"No\"\", said Peru.\",2019-05-05\r\n3,,2019-05-06\r\n", "a.csv");
        Assert.Equal(["Peru said \"no\".\r\n\r\nChile, too; so it said.", "\"No\", said Peru.", null], results.Select(r => r.Story?.Body));
        Assert.Contains("row 3: the row has no text", results[2].Problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_separated_text_may_begin_with_a_quotation_mark()
    {
        var results = Reading.All("id\ttext\tdate\n1\t\"No\", said Peru on Monday.\t2019-05-04\n2\tChile said 5\" of rain fell.\t2019-05-05\n", "a.tsv");
        Assert.Equal(["\"No\", said Peru on Monday.", "Chile said 5\" of rain fell."], results.Select(r => r.Story?.Body));
    }

    [Fact]
    public void A_quotation_mark_that_nothing_closes_is_told_where_it_stands()
    {
        var results = Reading.All("id,text,date\n1,Peru said no.,2019-05-04\n2,\"Chile said yes.,2019-05-04\n3,Bolivia said perhaps.,2019-05-04\n", "a.csv");
        Assert.Equal("Peru said no.", results[0].Story?.Body);
        Assert.Equal(2, results.Count);
        Assert.Contains("a.csv, row 2: a quotation mark that nothing closes", results[1].Problem?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_and_long_rows_are_read_by_their_columns()
    {
        var results = Reading.All("id,text,date,source\n1,Peru said no.\n2,Chile said yes.,2019-05-05,AG,more,and more\n", "a.csv");
        Assert.Equal([("1", "2019-05-06"), ("2", "2019-05-05")], results.Select(r => (r.Story!.Id, r.Story.Published.ToString())));
    }

    [Fact]
    public void A_table_on_standard_input_is_told_by_its_line_of_names()
    {
        Assert.Equal(2, Reading.All("id,headline,text,date\n1,H,Peru said no.,2019-05-04\n2,H,\"Chile, too.\",2019-05-05\n", "-").Count(r => r.Story?.Headline == "H"));
        Assert.Equal("Peru said no.", Reading.All("key\tstory\tday\n1\tPeru said no.\t2019-05-04\n", "-", Attache.Stories.FieldMap.Parse("body=story,date=day", out _))[0].Story!.Body);
        // and a text that has commas in its first line is none
        Assert.StartsWith("Text, source, date", Reading.One("Text, source, date and title of the treaty were leaked on Monday.\nPeru said no.\n", "-").Body, StringComparison.Ordinal);
    }
}
