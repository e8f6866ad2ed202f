using System.Data.Common;
using Anodyne.Quantities;
using Npgsql;

namespace Anodyne.Store.Results;

/// <summary>A connection string of PostgreSQL, as its own library writes it or as an address, and the same without the password for messages.</summary>
internal static class PostgresPlace
{
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    /// <summary>True if a text is such a string.</summary>
    public static bool Is(string text) => Scheme(text) is not null
        || text.Split(';').Any(part => part.Split('=')[0].Trim().ToUpperInvariant() is "HOST" or "SERVER" && part.Contains('=', StringComparison.Ordinal));

    /// <summary>Reads one.</summary>
    /// <exception cref="InputException">It cannot be understood.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        try
        {
            return Scheme(text) is null ? new NpgsqlConnectionStringBuilder(text) : OfAddress(new Uri(text));
        }
        catch (Exception failure) when (failure is ArgumentException or UriFormatException or FormatException or KeyNotFoundException)
        {
            throw new InputException(new Problem(
                "the connection string of the store cannot be understood", "--store", failure.Message,
                    "Host=server;Database=anodyne;Username=me, or postgresql://me@server/anodyne",
                "Keep the password in the file .pgpass or in PGPASSWORD."), failure);
        }
    }

    /// <summary>The place without its password.</summary>
    public static string Shown(NpgsqlConnectionStringBuilder place) => $"postgresql://{place.Username}@{place.Host}:{place.Port}/{place.Database}";

    private static string? Scheme(string text) => Array.Find(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder OfAddress(Uri address)
    {
        var place = new NpgsqlConnectionStringBuilder { Host = address.Host, Port = address.Port > 0 ? address.Port : NpgsqlConnection.DefaultPort };
        var user = address.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            place.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            place.Password = Uri.UnescapeDataString(user[1]);
        }

        if (address.AbsolutePath.Trim('/') is { Length: > 0 } database)
        {
            place.Database = Uri.UnescapeDataString(database);
        }

        foreach (var option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(option => option.Split('=', 2)))
        {
            ((DbConnectionStringBuilder)place)[option[0] == "sslmode" ? "SSL Mode"
                : Uri.UnescapeDataString(option[0])] = Uri.UnescapeDataString(option.ElementAtOrDefault(1) ?? "");
        }

        return place;
    }
}
