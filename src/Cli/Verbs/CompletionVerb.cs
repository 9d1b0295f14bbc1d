using System.CommandLine;
using Attache.Cli.Output;

namespace Attache.Cli.Verbs;

/// <summary><c>attache completion</c></summary>
internal static class CompletionVerb
{
    private const string Bash = """
        # attache: completion for bash. Use: eval "$(attache completion bash)"
        _attache_complete() {
            local line
            COMPREPLY=()
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null | grep -- "^${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _attache_complete attache ./attache
        """;

    private const string Zsh = """
        # attache: completion for zsh. Use: eval "$(attache completion zsh)" (after compinit)
        _attache() {
            local -a words_found
            words_found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- ${words_found:#}
            _files
        }
        compdef _attache attache
        """;

    private const string Fish = """
        # attache: completion for fish. Use: attache completion fish | source
        complete -c attache -a '(attache "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null)'
        """;

    private const string Pwsh = """
        # attache: completion for PowerShell. Use: attache completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName attache -ScriptBlock {
            param($word, $ast, $cursor)
            attache "[suggest:$cursor]" "$ast" 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "Your shell.", HelpName = "bash|zsh|fish|pwsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a script that completes verbs and options in your shell.") { shell };
        Examples.Attach(command, """
            eval "$(attache completion bash)"
            attache completion fish | source
            """);
        command.SetAction(r =>
        {
            Console.Out.WriteLine(r.GetValue(shell) switch { "zsh" => Zsh, "fish" => Fish, "pwsh" => Pwsh, _ => Bash });
            return ExitCode.Fine;
        });
        return command;
    }
}
