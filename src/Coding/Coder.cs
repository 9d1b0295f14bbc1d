using System.Globalization;
using System.Reflection;
using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Finders;
using Attache.Coding.Lexicon;
using Attache.Coding.Relations;
using Attache.Language;
using Attache.Language.Dates;
using Attache.Language.Names;
using Attache.Language.Places;
using Attache.Stories;

namespace Attache.Coding;

/// <summary>Reads stories into findings. Made once, safe to use from many threads, deterministic.</summary>
public sealed class Coder
{
    private readonly Analyzer analyzer;
    private readonly EntityReader entities;
    private readonly DateFinder dates = new();
    private readonly PlaceFinder places;
    private readonly IReadOnlyList<IFinder> finders;
    private readonly ModalityClassifier? modality;
    private readonly Calibration calibration = Calibration.Load();

    private Coder(Analyzer analyzer, PlaceFinder places, EntityReader entities, IReadOnlyList<IFinder> finders, ModalityClassifier? modality) =>
        (this.analyzer, this.places, this.entities, this.finders, this.modality) = (analyzer, places, entities, finders, modality);

    /// <summary>The program's version, part of what makes findings reproducible.</summary>
    public static string Version { get; } =
        typeof(Coder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Makes a coder with the models and tables of this program.</summary>
    /// <exception cref="FileNotFoundException">The language model was not found; says where it was looked for.</exception>
    public static Coder Create() => Create(Task.Run(Analyzer.Create), null);

    /// <summary>Makes a coder whose tables of actors are those of this program and a user's dictionary, which beats them; null: only the program's.</summary>
    /// <exception cref="FileNotFoundException">The language model was not found; says where it was looked for.</exception>
    public static Coder Create(ActorDictionary? actors) => Create(Task.Run(Analyzer.Create), actors);

    /// <summary>Makes a coder over an analyzer.</summary>
    public static Coder Create(Analyzer analyzer) => Create(Task.FromResult(analyzer), null);

    /// <summary>Makes a coder without the classifier of modality, for its training.</summary>
    internal static Coder WithoutModality(Analyzer analyzer) => Create(Task.FromResult(analyzer), null, withModality: false);

    // The model, the gazetteer and the tables are read at the same time: most of the start of a short run is this.
    private static Coder Create(Task<Analyzer> analyzer, ActorDictionary? actors, bool withModality = true)
    {
        var places = Task.Run(() => PlaceFinder.Load());
        var classes = WordClasses.Load();
        var holders = Task.Run(OfficeHolders.Load);
        var roles = Roles.Load();
        if (actors is not null) roles = roles.With(actors);
        IReadOnlyList<IFinder> finders =
        [
            new EventFinder(new ActReader(PredicateLexicon.Load("predicates"), classes, new Composer(IntentLexicon.Load(), classes)), classes, new(() => new RelationClassifier(RelationModel.Load(), analyzer.GetAwaiter().GetResult().Vectors, analyzer.GetAwaiter().GetResult().States))),
            new StatementFinder(roles),
            new PostFinder(PredicateLexicon.Load("posts"), classes, new PostTypes()),
            new OfficeFinder(roles),
            new DeploymentFinder(PredicateLexicon.Load("movements"), classes),
            new TalksFinder(PredicateLexicon.Load("talks"), classes),
            new DecisionFinder(PredicateLexicon.Load("decisions"), classes),
            new RelationFinder(PredicateLexicon.Load("relations"), classes),
        ];
        var language = analyzer.GetAwaiter().GetResult();
        var names = language.Names;
        var (table, given) = (names?.Table ?? NameTable.Load(), names?.Given ?? PersonNames.Load());
        if (actors is not null) table = table.With(actors);
        var finder = places.GetAwaiter().GetResult();
        var entities = new EntityReader(table, holders.GetAwaiter().GetResult(), roles, given, finder.Gazetteer);
        return new Coder(language, finder, entities, finders, withModality ? new ModalityClassifier(ModalityModel.Load(), language.States, language.Vectors) : null);
    }

    /// <summary>Codes one story. Findings come in the order of its sentences, then of the kinds; each has its id.</summary>
    public IReadOnlyList<Finding> Code(Story story) => Code([story])[0];

    /// <summary>Codes stories together, which is faster than one by one; the findings are the same.</summary>
    public IReadOnlyList<IReadOnlyList<Finding>> Code(IReadOnlyList<Story> stories)
    {
        var documents = analyzer.Analyze([.. stories.Select(s => new Source(s.Body, s.Layout.Paragraphs))]);
        return [.. stories.Select((s, i) => Code(s, documents[i]))];
    }

    /// <summary>As <see cref="Code(Story)"/>, with the finders' own weights for confidences: for those who fit these.</summary>
    public IReadOnlyList<Finding> CodeByWeight(Story story) => Code(story, analyzer.Analyze(story.Body, story.Layout.Paragraphs), calibrated: false);

    /// <summary>What a finder's weight is worth, 0 to 1.</summary>
    public double Confidence(string kind, double weight) => calibration.Of(kind, weight);

    /// <summary>Reads a story without coding it: for those who look at what the language side sees.</summary>
    public StoryReading Read(Story story) => Read(story, analyzer.Analyze(story.Body, story.Layout.Paragraphs));

    /// <summary>Reads stories together, which is faster than one by one.</summary>
    public IReadOnlyList<StoryReading> Read(IReadOnlyList<Story> stories)
    {
        var documents = analyzer.Analyze([.. stories.Select(s => new Source(s.Body, s.Layout.Paragraphs))]);
        return [.. stories.Select((s, i) => Read(s, documents[i]))];
    }

    /// <summary>The features of the classifier that speak most for the category of an event, strongest first.</summary>
    /// <param name="story">The story that tells it, the version that was coded.</param>
    /// <param name="findingId">The event.</param>
    /// <param name="most">How many features at most.</param>
    /// <returns>Empty where this program reads no such event in the story.</returns>
    public IReadOnlyList<string> Reasons(Story story, string findingId, int most)
    {
        var document = analyzer.Analyze(story.Body, story.Layout.Paragraphs);
        foreach (var (reading, sentence, finder) in Steps(story, document))
            if (finder is EventFinder events)
            {
                foreach (var (e, features) in events.Explain(reading, sentence, most))
                    if (FindingId.Assign(e, story.ContentHash).Id == findingId) return features;
            }
            else
            {
                // The others are read too: what they note in the story's memory makes sides of later events.
                _ = finder.Find(reading, sentence).Count();
            }
        return [];
    }

    private StoryReading Read(Story story, Document document)
    {
        var who = entities.Read(document, new StorySetting(story.Published.Day, story.Located, LocatedState(story.Located)));
        return new StoryReading(story, document, who, dates, new StoryPlaces(places, story, document, who), entities.Names, analyzer.States, modality);
    }

    // "Johannesburg", "MUMBAI": the state of the town that a story was written in.
    private string? LocatedState(string? located)
    {
        string town = located?.Split('/', ',')[0].Trim() ?? "";
        if (town.Length < 3) return null;
        if (!town.Any(char.IsLower)) town = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(town.ToLowerInvariant());
        return places.Find(town, [new TextSpan(0, town.Length)], new PlaceContext()) is [{ Place.Country: { } country }] ? country : null;
    }

    private List<Finding> Code(Story story, Document document, bool calibrated = true)
    {
        var findings = new List<Finding>();
        foreach (var (reading, sentence, finder) in Steps(story, document))
            foreach (var finding in finder.Find(reading, sentence))
                findings.Add(FindingId.Assign(calibrated ? finding with { Confidence = calibration.Of(finder.Kind, finding.Confidence) } : finding, story.ContentHash));
        return [.. findings.DistinctBy(f => f.Id)];
    }

    // Each sentence for each finder, the story's memory as far as it has been read.
    // "meeting in Accra, Ghana": a state that only tells where a town lies is not spoken of.
    private static bool IsOfTown(StoryReading reading, Mention m)
    {
        int before = m.Head.Index - 2;
        var tokens = m.Head.Sentence.Tokens;
        return m.Referent.Entry?.Kind is NameKind.State && before >= 0 && tokens[before + 1].Form == "," && tokens[before].Upos == "PROPN" && reading.PlaceAt(tokens[before])?.Country == m.Referent.Code;
    }

    private IEnumerable<(StoryReading Reading, Sentence Sentence, IFinder Finder)> Steps(Story story, Document document)
    {
        // What is withdrawn or not in English is kept, but says nothing.
        if (story.PubStatus != "usable" || !story.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) yield break;
        var reading = Read(story, document);
        foreach (var sentence in document.Sentences)
        {
            foreach (var m in reading.Entities.Mentions)
                if (m.Head.Sentence == sentence && m.Referent.Code is { } code && m.Referent.Entry?.Kind is NameKind.State or NameKind.Adjective or NameKind.Capital or NameKind.People && !IsOfTown(reading, m)) reading.Memory.Note(code, m.IsTown);
            foreach (var finder in finders) yield return (reading, sentence, finder);
        }
    }
}
