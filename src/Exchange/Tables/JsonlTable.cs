using System.Text.Encodings.Web;
using System.Text.Json;
using Attache.Ledger;

namespace Attache.Exchange.Tables;

/// <summary>A table of findings as JSONL with the columns as keys: lists are arrays, what is unknown is left out.</summary>
public static class JsonlTable
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the table row by row.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static long Write(Stream stream, FindingTable table, IEnumerable<ReportedFinding> rows)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        long count = 0;
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var column in table.Columns) Write(json, column.Name, column.Value(row));
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
            count++;
        }
        return count;
    }

    internal static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: break;
            case bool b: json.WriteBoolean(name, b); break;
            case long n: json.WriteNumber(name, n); break;
            case double d: json.WriteNumber(name, d); break;
            case string s: json.WriteString(name, Cells.Sound(s)); break;
            case IReadOnlyList<string> list:
                json.WriteStartArray(name);
                foreach (string s in list) json.WriteStringValue(Cells.Sound(s));
                json.WriteEndArray();
                break;
            default: json.WriteString(name, Cells.Write(value)); break;
        }
    }
}
