using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Attache.Storage;

/// <summary>
/// A prepared statement without the parameter and reader objects of ADO.NET, which cost as much as a row itself; for the few
/// statements that see every finding. Parameters are numbered from 1, columns from 0. Errors are SQLite's own.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    internal SqliteStatement(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement));
    }

    /// <summary>Binds a number; it stays bound until another is.</summary>
    internal SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    /// <summary>Binds a number or NULL.</summary>
    internal SqliteStatement Bind(int parameter, long? value) => value is { } v ? Bind(parameter, v) : BindNull(parameter);

    /// <summary>Binds a text or NULL.</summary>
    internal SqliteStatement Bind(int parameter, string? text)
    {
        if (text is null) return BindNull(parameter);
        Check(raw.sqlite3_bind_text(statement, parameter, text));
        return this;
    }

    /// <summary>Binds a copy of bytes.</summary>
    internal SqliteStatement Bind(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(statement, parameter, bytes));
        return this;
    }

    /// <summary>Goes to the next row; false behind the last one, and the statement can be run again.</summary>
    internal bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    internal void Run()
    {
        while (Step())
        {
            // A statement with RETURNING is run to its end.
        }
    }

    /// <summary>The number in the first column of the first row; null without a row.</summary>
    internal long? Number()
    {
        if (!Step()) return null;
        long number = Long(0);
        raw.sqlite3_reset(statement);
        return number;
    }

    /// <summary>A column of the row as a number.</summary>
    internal long Long(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A column of the row as text; null for NULL.</summary>
    internal string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A column of the row as bytes; they hold until the next step.</summary>
    internal ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Whether a column of the row is NULL.</summary>
    internal bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Dispose() => statement.Dispose();

    private SqliteStatement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(statement, parameter));
        return this;
    }

    // Throws unless the code is one of success.
    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);
}
