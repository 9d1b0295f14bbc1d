using System.Text.Json;

namespace Attache.Exchange.Tables;

/// <summary>The columns of objects that stand in a column of type <see cref="ColumnType.Nested"/> or <see cref="ColumnType.NestedList"/>.</summary>
public interface IParts
{
    /// <summary>The columns, in their order.</summary>
    IReadOnlyList<Column> Columns { get; }

    /// <summary>The value of one of them for an object.</summary>
    object? ValueOf(Column column, object part);

    /// <summary>Writes one object.</summary>
    void Write(Utf8JsonWriter json, object part);
}

/// <summary>The columns of objects that are made from one type.</summary>
/// <typeparam name="T">What an object is made from.</typeparam>
/// <param name="columns">The columns.</param>
internal sealed class Parts<T>(IReadOnlyList<Column<T>> columns) : IParts
{
    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns => columns;

    /// <inheritdoc/>
    public object? ValueOf(Column column, object part) => ((Column<T>)column).Value((T)part);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json, object part)
    {
        json.WriteStartObject();
        foreach (var column in columns) JsonlTable.Write(json, column, column.Value((T)part));
        json.WriteEndObject();
    }
}
