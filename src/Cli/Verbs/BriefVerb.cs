using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Ledger;

namespace Attache.Cli.Verbs;

/// <summary><c>attache brief</c></summary>
internal static class BriefVerb
{
    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "A state or organisation: code, name or adjective (FRA, France, French)." };
        var second = new Argument<string>("B") { Description = "The other one." };
        var options = new BriefOptions(true);
        var command = new Command("brief", "Write how two states stand: what is due, posts, forces, talks, events, statements; each line with its source.") { first, second };
        options.AddTo(command);
        Examples.Attach(command, """
            attache brief FRA MLI                                    as of the day of the newest story
            attache brief France Mali --on 2022-02-07                as of a day
            attache brief France Mali --on 2022-02-07 --known 2022-02-07
                                                                     ... and with nothing that was reported later
            attache brief French Malian --format html > brief.html   a page to send round
            attache brief France Mali --format pdf --out brief.pdf   ... to print, by way of Chromium, Chrome or Edge
            """);
        command.SetAction(r => options.Write(r, Subject.Pair(Common.State(r.GetValue(first)!), Common.State(r.GetValue(second)!))));
        return command;
    }
}
