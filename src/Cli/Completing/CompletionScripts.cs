namespace Caveat.Cli.Completing;

/// <summary>Scripts for shells. They ask the command itself: <c>caveat "[suggest:POSITION]" "LINE"</c> prints a suggestion a line.</summary>
internal static class CompletionScripts
{
    private const string Bash =
        """
        # bash completion of caveat: source <(caveat completion bash)
        _caveat_complete() {
          local word="${COMP_WORDS[COMP_CWORD]}" candidates
          candidates="$(command "${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)"
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "${candidates}" -- "${word}"))
        }
        complete -o default -F _caveat_complete caveat

        """;

    private const string Zsh =
        """
        #compdef caveat
        # zsh completion of caveat: source <(caveat completion zsh), or a file _caveat in a directory of $fpath
        _caveat_complete() {
          local -a candidates
          candidates=(${(f)"$(command "${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"})
          (( ${#candidates} )) && compadd -- "${candidates[@]}"
          _files
        }
        if [[ "${funcstack[1]}" == _caveat ]]; then
          _caveat_complete "$@"
        else
          (( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit; }
          compdef _caveat_complete caveat
        fi

        """;

    private const string Fish =
        """
        # fish completion of caveat: caveat completion fish | source
        function __caveat_complete
          set -l line (commandline -cp)
          command caveat "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c caveat -a '(__caveat_complete)'

        """;

    /// <summary>Shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    /// <param name="shell">One of <see cref="Shells"/>.</param>
    public static string Of(string shell) => shell switch
    {
        "zsh" => Zsh,
        "fish" => Fish,
        _ => Bash,
    };
}
