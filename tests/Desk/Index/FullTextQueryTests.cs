using Attache.Storage.Index;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace Attache.Tests.Desk.Index;

/// <summary>What people type is never a syntax error of the full-text index.</summary>
public sealed class FullTextQueryTests
{
    [Theory]
    [InlineData("ambassador Mali", "(text : \"ambassador\") AND (text : \"Mali\")")]
    [InlineData("\"chargé d'affaires\"", "(text : \"chargé d affaires\")")]
    [InlineData("mali -france", "((text : \"mali\")) NOT ((text : \"france\"))")]
    [InlineData("ambass*", "(text : \"ambass\" *)")]
    [InlineData("-only", null)]
    [InlineData(" * \" ", null)]
    [InlineData("AND OR NOT NEAR(", "(text : \"AND\") AND (text : \"OR\") AND (text : \"NOT\") AND (text : \"NEAR\")")]
    public void Words_become_a_query(string typed, string? expected) => Assert.Equal(expected, FullTextQuery.Parse(typed, "text"));

    [Fact]
    public void Anything_typed_can_be_searched_for()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var make = connection.CreateCommand();
        make.CommandText = "CREATE VIRTUAL TABLE t USING fts5(text, tags)";
        make.ExecuteNonQuery();
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["\"*-()^:+{} aNOT\u201cé"]), 0, 24].Sample(
            typed =>
            {
                if (FullTextQuery.Parse(typed, "text") is not { } query) return;
                using var find = connection.CreateCommand();
                find.CommandText = "SELECT COUNT(*) FROM t WHERE t MATCH $q";
                find.Parameters.AddWithValue("$q", query);
                find.ExecuteScalar();
            },
            iter: 2000, threads: 1);
    }
}
