using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Cli.Verbs;

/// <summary><c>attache due</c></summary>
internal static class DueVerb
{
    public static Command Create()
    {
        var state = new Argument<string?>("STATE") { Description = "Only what concerns a state or organisation.", Arity = ArgumentArity.ZeroOrOne };
        var within = new Option<int>("--within")
        {
            Description = "For how long: 30d, 6w or 3m (months of 30 days).", HelpName = "TIME", CustomParser = Days, DefaultValueFactory = _ => 30,
        };
        var options = new BriefOptions(false);
        var command = new Command("due", "Write what is due in the days to come: decisions, rounds of talks, days to leave, planned moves and events.") { state, within };
        options.AddTo(command);
        Examples.Attach(command, """
            attache due                                   the 30 days after the day of the newest story
            attache due --within 6w
            attache due France --on 2022-02-01 --known 2022-02-01 --within 30d
            """);
        command.SetAction(r =>
        {
            string? code = r.GetValue(state) is { } s ? Common.State(s) : null;
            using var store = options.Open(r);
            var (on, known) = options.Times(r, store);
            options.Print(r, ChangesComposer.Due(store, on, r.GetValue(within), known, CountryNames.Standard, code));
            return ExitCode.Fine;
        });
        return command;
    }

    private static int Days(ArgumentResult result)
    {
        string text = string.Join(' ', result.Tokens.Select(t => t.Value)).Trim().ToLowerInvariant();
        int unit = text.Length == 0 ? 0 : text[^1] switch { 'd' => 1, 'w' => 7, 'm' => 30, >= '0' and <= '9' => -1, _ => 0 };
        string digits = unit > 0 ? text[..^1] : text;
        if (unit != 0 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is > 0 and <= 3650) return n * Math.Abs(unit);
        result.AddError($"'{text}' is no time. Give days, weeks or months, such as 30d, 6w or 3m.");
        return 0;
    }
}
