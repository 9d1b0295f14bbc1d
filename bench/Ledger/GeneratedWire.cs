using System.Globalization;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Bench.Ledger;

/// <summary>
/// Stories and findings made by rule for measuring the ledger: as long, as full and as unevenly spread as real ones (a
/// few pairs of states fill much of the news). The same seed gives the same wire.
/// </summary>
public sealed class GeneratedWire(int seed)
{
    private static readonly string[] States =
    [
        "FRA", "MLI", "USA", "RUS", "CHN", "UKR", "DEU", "GBR", "NER", "BFA", "DZA", "MAR", "TUR", "SYR", "IRN", "ISR", "EGY", "SAU", "IND", "PAK",
        "JPN", "KOR", "PRK", "BRA", "VEN", "COL", "ETH", "SDN", "SSD", "TCD", "CAF", "COD", "RWA", "UGA", "KEN", "SOM", "NGA", "GHA", "SEN", "POL",
        "BLR", "LTU", "EST", "SWE", "NOR", "ITA", "ESP", "GRC", "SRB", "KOS", "ARM", "AZE", "GEO", "KAZ", "AFG", "IRQ", "YEM", "LBN", "LBY", "TUN",
    ];

    private static readonly string[] Surnames = ["Keller", "Diop", "Okafor", "Petrov", "Haddad", "Lindqvist", "Moreau", "Tanaka", "Silva", "Novak", "Rahimi", "Mensah"];
    private static readonly string[] Forenames = ["Anna", "Ibrahim", "Chidi", "Sergei", "Leila", "Karin", "Paul", "Yuki", "Marta", "Jan", "Farid", "Akua"];
    private static readonly string[] Towns = ["Northport", "Old Bridge", "Saint-Aubin", "Red Hill", "Lakeside", "Mersa", "Tal Amar", "Kivu East"];
    private static readonly string[] Agencies = ["APA", "AWP", "CWS", "SNA", "BRW", "LGP", "TRV", "NNA"];
    private static readonly string[] Words =
        "the minister said on that his government would not accept any further delay in talks about forces along border after embassy recalled envoy while both sides met for second round of negotiations under mediation and agreed to continue next week".Split(' ');

    private readonly Random random = new(seed);
    private DateOnly day = new(2015, 1, 1);
    private int storyNumber;

    /// <summary>A story with some 16 findings.</summary>
    public StoryReading Next()
    {
        storyNumber++;
        if (random.Next(20) == 0) day = day.AddDays(1);
        var (a, b) = (State(), State());
        int sentences = 10 + random.Next(12);
        var spans = new List<TextSpan>();
        var text = new List<string>();
        int at = 0;
        for (int i = 0; i < sentences; i++)
        {
            var words = new string[18 + random.Next(14)];
            for (int w = 0; w < words.Length; w++) words[w] = Words[random.Next(Words.Length)];
            string sentence = string.Join(' ', words) + ".";
            text.Add(sentence);
            spans.Add(new TextSpan(at, at + sentence.Length));
            at += sentence.Length + 1;
        }
        string body = string.Join('\n', text);
        var published = new PublicationInstant(new DateTimeOffset(day.ToDateTime(new TimeOnly(random.Next(24), random.Next(60))), TimeSpan.Zero), false);
        var story = new Story
        {
            Uri = string.Create(CultureInfo.InvariantCulture, $"urn:newsml:bench:{day:yyyyMMdd}:{storyNumber}"), Publisher = Agencies[random.Next(Agencies.Length)], Published = published,
            Headline = text[0][..40], Body = body, Layout = new StoryLayout([.. spans.Select(s => new StoryBlock(BlockRole.Paragraph, s))]), ContentHash = Story.Hash(body, null, published),
        };
        var findings = new List<Finding>();
        int count = 8 + random.Next(17);
        for (int i = 0; i < count; i++)
        {
            int s = random.Next(sentences);
            var finding = Make(random.Next(8) == 0 ? State() : a, b) with
            {
                Story = story.Id, Sentence = s + 1, Start = spans[s].Start, End = spans[s].End, Text = text[s], Confidence = Math.Round(0.4 + (random.NextDouble() * 0.59), 2),
                Modality = random.Next(10) switch { 0 => Modality.Planned, 1 => Modality.Considered, 2 => Modality.Negated, _ => Modality.Actual },
                Date = random.Next(2) == 0 ? EdtfDate.Day(day.AddDays(-random.Next(30))) : null,
                Attribution = random.Next(4) == 0 ? [Person(a)] : null,
                Why = new Reason("bench.rule", [Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]]),
            };
            findings.Add(FindingId.Assign(finding, story.ContentHash));
        }
        return new StoryReading(story, findings, "attache bench");
    }

    // Squared, so that the first states stand in most stories.
    private string State()
    {
        double x = random.NextDouble();
        return States[(int)(x * x * States.Length)];
    }

    private Entity Person(string code)
    {
        string name = $"{Forenames[random.Next(Forenames.Length)]} {Surnames[random.Next(Surnames.Length)]}";
        return new Entity { Text = "Foreign Minister " + name, Code = code, Sector = "GOV", Person = name, Office = "Minister of Foreign Affairs" };
    }

    private Entity Government(string code) => new() { Text = "the government in " + Towns[random.Next(Towns.Length)], Name = "Government of " + code, Code = code, Sector = "GOV" };

    private Place Town(string code) => new()
    {
        Text = Towns[random.Next(Towns.Length)], Name = Towns[random.Next(Towns.Length)], Country = code, Latitude = Math.Round(random.NextDouble() * 60, 4), Longitude = Math.Round(random.NextDouble() * 60, 4),
        GeoNameId = random.Next(1_000_000, 9_000_000), Feature = "PPL",
    };

    private Finding Make(string a, string b)
    {
        string[] categories = ["CONSULT", "ACCUSE", "REQUEST", "AGREE", "SANCTION", "SUPPORT", "REJECT", "MOBILIZE"];
        switch (random.Next(20))
        {
            case < 8:
                string category = categories[random.Next(categories.Length)];
                return new EventFinding
                {
                    Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Category = category, Actor = [random.Next(2) == 0 ? Person(a) : Government(a)], Recipient = [Government(b)], Location = random.Next(3) == 0 ? [Town(b)] : null,
                    Context = ["diplomatic"], Cameo = Plover.Standard.Categories[category].Cameo, Quad = Plover.Standard.Categories[category].Quad, Score = Plover.Standard.Categories[category].Score,
                };
            case < 12:
                return new StatementFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Speaker = Person(a), Cue = "say", Content = string.Join(' ', Words.Take(6 + random.Next(20))), Quoted = random.Next(2) == 0, Addressee = random.Next(3) == 0 ? [Government(b)] : null };
            case < 14:
                return new OfficeFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Holder = Person(a).Person!, Title = "Minister of Foreign Affairs", Of = a, Change = "holds" };
            case < 16:
                string[] changes = ["in-post", "summoned", "recalled", "vacant", "expelled", "nominated", "appointed"];
                return new PostFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Post = "ambassador", Sending = a, Receiving = b, Holder = random.Next(2) == 0 ? Person(a).Person : null, Change = changes[random.Next(changes.Length)] };
            case 16:
                return new DeploymentFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Force = "Operation " + Surnames[random.Next(Surnames.Length)], Contributor = [a], Change = random.Next(2) == 0 ? "present" : "withdrawing", To = [Town(b)], Strength = random.Next(100, 5000) };
            case 17:
                return new TalksFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Participants = [Government(a), Government(b)], Status = "held", Subject = "the forces along the border" };
            case 18:
                return new DecisionFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", By = [Government(a)], Status = "pending", Deadline = EdtfDate.Day(day.AddDays(random.Next(60))), Matter = "whether to withdraw" };
            default:
                return new RelationFinding { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Between = a == b ? [a, "UNO"] : [a, b], Tone = random.Next(2) == 0 ? "strained" : "cordial", Assessment = "at their lowest ebb" };
        }
    }
}
