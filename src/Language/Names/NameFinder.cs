using System.Collections.Concurrent;

namespace Attache.Language.Names;

/// <summary>
/// Finds the names of a document and what they name: rules over tags, trees and the actor tables tell where a name begins
/// and ends, a trained classifier tells its type. Safe for many threads.
/// </summary>
public sealed class NameFinder : IComponent
{
    private readonly NameSpans spans;
    private readonly NameFeatures features;
    private readonly NameModel model;
    private readonly LinkWords links = LinkWords.Load();
    private readonly ConcurrentBag<NameFeatures.Sink> idle = [];

    private NameFinder(NameTable table, Roles roles, PersonNames given, WordVectors vectors, NameModel model)
    {
        (Table, Roles, Given, this.model) = (table, roles, given, model);
        spans = new NameSpans(table, roles, given, links);
        features = new NameFeatures(table, given, roles, vectors);
    }

    /// <inheritdoc/>
    string IComponent.Name => "names";

    /// <inheritdoc/>
    public IReadOnlyList<Annotation> Requires => [Annotation.Tokens, Annotation.Sentences, Annotation.Tags, Annotation.Lemmas, Annotation.Trees];

    /// <inheritdoc/>
    public IReadOnlyList<Annotation> Assigns => [Annotation.Names];

    /// <summary>The actor tables that it looks into.</summary>
    public NameTable Table { get; }

    /// <summary>The titles that it knows.</summary>
    public Roles Roles { get; }

    /// <summary>The given names that it knows.</summary>
    public PersonNames Given { get; }

    /// <summary>Whether a word stands before names as a form of address and is no part of them: "Mr.", "Lady".</summary>
    public bool IsHonorific(string word) => links.IsHonorific(word);

    internal NameSpans Spans => spans;

    internal NameFeatures Features => features;

    /// <summary>Reads tables and model.</summary>
    /// <param name="folder">The folder of the models.</param>
    /// <param name="vectors">The vectors of the language model beside it; asked for once the tables are read.</param>
    /// <exception cref="FileNotFoundException">The model is not there.</exception>
    /// <exception cref="InvalidDataException">The model is broken or of another version.</exception>
    internal static NameFinder Load(string folder, Func<WordVectors> vectors)
    {
        string path = Path.Combine(folder, NameModel.FileName);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no {NameModel.FileName} in {folder}", path);
        var (table, roles, given, model) = (NameTable.Load(), Roles.Load(), PersonNames.Load(), NameModel.Read(path));
        return new NameFinder(table, roles, given, vectors(), model);
    }

    internal static NameFinder Make(WordVectors vectors, NameModel model) => new(NameTable.Load(), Roles.Load(), PersonNames.Load(), vectors, model);

    /// <summary>Finds the names of sentences.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <returns>In the order of the text, none within another.</returns>
    public IReadOnlyList<Name> Find(string text, IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentences);
        var sink = idle.TryTake(out var found) ? found : features.NewSink();
        var names = new List<Name>();
        var stretches = new List<NameSpans.Stretch>();
        foreach (var s in sentences)
        {
            stretches.Clear();
            spans.Find(s, text, stretches);
            foreach (var one in stretches)
            {
                var (type, certainty) = Classify(s, text, one, sink);
                names.Add(new Name(type, s, one.First, one.Last, certainty));
            }
        }
        idle.Add(sink);
        Agree(text, names);
        return names;
    }

    // One name names one thing in a text: what its surroundings tell at one place holds at the others, and a word that
    // ends the name of a person is that person's.
    private static void Agree(string text, List<Name> names)
    {
        if (names.Count < 2) return;
        var votes = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var n in names)
        {
            if (n.Type == NameType.Office) continue;
            string form = n.Span.Of(text);
            if (!votes.TryGetValue(form, out var of)) votes[form] = of = new float[Enum.GetValues<NameType>().Length];
            of[(int)n.Type] += n.Certainty;
        }
        foreach (var n in names)
            if (n.Type == NameType.Person && n.Last > n.First && Best(votes[n.Span.Of(text)]) == NameType.Person) surnames.Add(n.Sentence.Tokens[n.Last].Form);
        for (int i = 0; i < names.Count; i++)
        {
            var n = names[i];
            if (n.Type == NameType.Office || n.Certainty >= 1) continue;
            var best = Best(votes[n.Span.Of(text)]);
            if (n.First == n.Last && n.Certainty < 0.9f && surnames.Contains(n.Sentence.Tokens[n.Last].Form)) best = NameType.Person;
            if (best != n.Type) names[i] = n with { Type = best, Certainty = MathF.Max(0.5f, 1 - n.Certainty) };
        }
    }

    private static NameType Best(float[] votes) => (NameType)Array.IndexOf(votes, votes.Max());

    private (NameType Type, float Certainty) Classify(Sentence s, string text, NameSpans.Stretch one, NameFeatures.Sink sink)
    {
        if (one.Title) return (NameType.Office, 1);
        if (one.Hit is { Ambiguous: false } hit && Sure(hit.Kind) is { } sure) return (sure, 1);
        features.Write(s, text, one, true, sink);
        return model.Best(sink);
    }

    // What the tables call by its name is no matter of likelihood.
    private static NameType? Sure(NameKind kind) => kind switch
    {
        NameKind.State or NameKind.Capital or NameKind.Territory => NameType.Place,
        NameKind.People => NameType.People,
        NameKind.Organisation or NameKind.Media or NameKind.Group or NameKind.Seat => NameType.Organisation,
        NameKind.Force => NameType.Operation,
        _ => null,
    };
}
