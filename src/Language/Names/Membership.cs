namespace Attache.Language.Names;

/// <summary>
/// Who is a member of what: the column <c>members</c> of <c>data/actors/organisations.tsv</c>, where <c>=NAME</c> stands for the
/// members of another body and <c>-CODE</c> takes one out.
/// </summary>
internal sealed class Membership(ActorTable organisations)
{
    private readonly int name = organisations.Column("name"), members = organisations.Column("members");

    /// <summary>The members of a row's organisation, codes in ordinal order; empty where the table does not list them.</summary>
    /// <exception cref="InvalidDataException">The row names a body that is not there or refers to itself: a bug of the table, which a test finds.</exception>
    public IReadOnlyList<string> Of(int row) => Of(row, 0);

    private string[] Of(int row, int depth)
    {
        string cell = organisations.Text(row, members);
        if (depth > organisations.Count) throw new InvalidDataException($"organisations.tsv: the members of '{organisations.Text(row, name)}' are its own");
        if (cell.Length == 0) return [];
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string part in cell.Split('|'))
        {
            if (part[0] == '=') codes.UnionWith(Of(Row(part[1..]), depth + 1));
            else if (part[0] == '-') codes.Remove(part[1..]);
            else codes.Add(part);
        }
        return [.. codes];
    }

    private int Row(string body)
    {
        for (int row = 0; row < organisations.Count; row++)
            if (organisations.Text(row, name) == body) return row;
        throw new InvalidDataException($"organisations.tsv: the members of '{body}' are asked for, but there is no such row");
    }
}
