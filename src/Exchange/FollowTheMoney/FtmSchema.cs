using System.Text.Json;
using Attache.Exchange.Tables;

namespace Attache.Exchange.FollowTheMoney;

/// <summary>One schema of FollowTheMoney as far as we fill it: a table whose columns are its properties.</summary>
/// <typeparam name="T">What an entity is made from.</typeparam>
/// <param name="Table">The properties; the table's name is the schema's.</param>
/// <param name="Id">The entity's identifier.</param>
internal sealed record FtmSchema<T>(Table<T> Table, Func<T, string> Id)
{
    /// <summary>Writes one entity as a line.</summary>
    public void Write(Stream stream, Utf8JsonWriter json, T entity)
    {
        json.WriteStartObject();
        json.WriteString("id", Id(entity));
        json.WriteString("schema", Table.Name);
        json.WriteStartObject("properties");
        foreach (var column in Table.Columns)
        {
            // Every property of the model is a list of texts.
            var values = column.Value(entity) switch
            {
                null => [],
                IReadOnlyList<string> list => list,
                var value => [value is string s ? s : Cells.Write(value)],
            };
            if (values.Count == 0) continue;
            json.WriteStartArray(column.Name);
            foreach (var value in values) json.WriteStringValue(Cells.Sound(value));
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        stream.WriteByte((byte)'\n');
    }
}
