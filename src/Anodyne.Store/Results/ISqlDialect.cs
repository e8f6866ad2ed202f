using System.Data.Common;
using Anodyne.Quantities;

namespace Anodyne.Store.Results;

/// <summary>What differs between database engines: how a connection is opened and what the tables are called in the engine's own types.</summary>
internal interface ISqlDialect
{
    /// <summary>Where the store is, for messages.</summary>
    string Place { get; }

    /// <summary>Opens a connection to a store that exists and is Anodyne's, or to a new, prepared one.</summary>
    DbConnection Open();

    /// <summary>Begins a transaction that will write.</summary>
    string Begin { get; }

    /// <summary>Adds a row unless its key is there: <c>INSERT ... ON CONFLICT DO NOTHING</c> in the engine's words.</summary>
    /// <param name="table">Table.</param>
    /// <param name="columns">Columns; parameters carry the same names.</param>
    string InsertUnlessPresent(string table, params string[] columns);

    /// <summary>A failure of the engine in words: a full disk, a file that is read-only, held by others or damaged, and how to mend it.</summary>
    /// <param name="failure">What the engine threw.</param>
    /// <param name="doing">What was being done, as in "cannot be read".</param>
    AnodyneException Explain(Exception failure, string doing);
}
