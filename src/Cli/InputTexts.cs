using System.Text;

namespace Caveat.Cli;

/// <summary>Reads files and standard input as text.</summary>
internal sealed class InputTexts
{
    /// <summary>The argument that stands for standard input.</summary>
    public const string StandardInput = "-";

    // Fails on bytes that are no UTF-8.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Surroundings _surroundings;

    public InputTexts(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>What messages call a path.</summary>
    public static string NameOf(string path) => path == StandardInput ? "<stdin>" : path;

    /// <summary>Null, or why the text can't be read, with the path in front.</summary>
    public string? TryRead(string path, out string text)
    {
        text = "";
        try
        {
            text = path == StandardInput
                ? _surroundings.Input.ReadToEnd()
                : Strict.GetString(File.ReadAllBytes(Path.GetFullPath(path, _surroundings.Directory))).TrimStart('\uFEFF');
            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"{path}: no such file or directory";
        }
        catch (DecoderFallbackException)
        {
            return $"{path}: is not UTF-8";
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(Path.GetFullPath(path, _surroundings.Directory)))
        {
            return $"{path}: it is a directory; name a file";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path}: {e.Message}";
        }
    }
}
