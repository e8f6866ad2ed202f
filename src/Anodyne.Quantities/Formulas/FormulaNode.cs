using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Formulas;

/// <summary>A node of a printed formula. It knows its value for given symbols and its dimension.</summary>
public abstract record FormulaNode
{
    /// <summary>Value, SI.</summary>
    /// <param name="values">Values of the symbols, SI.</param>
    public abstract double Evaluate(IReadOnlyDictionary<string, double> values);

    /// <summary>Dimension.</summary>
    /// <param name="symbols">Dimensions of the symbols.</param>
    /// <exception cref="DimensionMismatchException">If terms of a sum, an exponent or an argument of exp do not fit.</exception>
    public abstract RootedDimension DimensionOf(IReadOnlyDictionary<string, Dimension> symbols);

    /// <summary>Every symbol in it.</summary>
    public abstract IEnumerable<string> Symbols { get; }
}

/// <summary>A number.</summary>
/// <param name="Value">Its value.</param>
public sealed record NumberNode(double Value) : FormulaNode
{
    /// <inheritdoc/>
    public override IEnumerable<string> Symbols => [];

    /// <inheritdoc/>
    public override double Evaluate(IReadOnlyDictionary<string, double> values) => Value;

    /// <inheritdoc/>
    public override RootedDimension DimensionOf(IReadOnlyDictionary<string, Dimension> symbols) => RootedDimension.None;
}

/// <summary>A symbol.</summary>
/// <param name="Name">Its name.</param>
public sealed record SymbolNode(string Name) : FormulaNode
{
    /// <inheritdoc/>
    public override IEnumerable<string> Symbols => [Name];

    /// <inheritdoc/>
    public override double Evaluate(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Name == "pi" ? Math.PI : values[Name];
    }

    /// <inheritdoc/>
    public override RootedDimension DimensionOf(IReadOnlyDictionary<string, Dimension> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return RootedDimension.Of(symbols[Name]);
    }
}

/// <summary>Sum, difference, product or quotient.</summary>
/// <param name="Operator">'+', '-', '*' or '/'.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
public sealed record BinaryNode(char Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
{
    /// <inheritdoc/>
    public override IEnumerable<string> Symbols => Left.Symbols.Concat(Right.Symbols);

    /// <inheritdoc/>
    public override double Evaluate(IReadOnlyDictionary<string, double> values)
    {
        var (a, b) = (Left.Evaluate(values), Right.Evaluate(values));
        return Operator switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b };
    }

    /// <inheritdoc/>
    public override RootedDimension DimensionOf(IReadOnlyDictionary<string, Dimension> symbols)
    {
        var (a, b) = (Left.DimensionOf(symbols), Right.DimensionOf(symbols));
        return Operator switch
        {
            '*' => a.Times(b, 1),
            '/' => a.Times(b, -1),
            _ when a == b => a,
            _ => throw new DimensionMismatchException($"a sum of {a} and {b}"),
        };
    }
}

/// <summary>A power with a plain number as exponent.</summary>
/// <param name="Base">Base.</param>
/// <param name="Exponent">Exponent.</param>
public sealed record PowerNode(FormulaNode Base, FormulaNode Exponent) : FormulaNode
{
    /// <inheritdoc/>
    public override IEnumerable<string> Symbols => Base.Symbols.Concat(Exponent.Symbols);

    /// <inheritdoc/>
    public override double Evaluate(IReadOnlyDictionary<string, double> values) => Math.Pow(Base.Evaluate(values), Exponent.Evaluate(values));

    /// <inheritdoc/>
    public override RootedDimension DimensionOf(IReadOnlyDictionary<string, Dimension> symbols)
    {
        var (inner, exponent) = (Base.DimensionOf(symbols), Exponent.DimensionOf(symbols));
        if (exponent != RootedDimension.None)
        {
            throw new DimensionMismatchException($"an exponent of {exponent}");
        }

        return inner == RootedDimension.None ? inner
            : Exponent.Symbols.Any() ? throw new DimensionMismatchException($"a symbol as exponent of {inner}")
            : inner.Raised(Exponent.Evaluate(new Dictionary<string, double>()));
    }
}

/// <summary>A function of one argument (<see cref="Names"/>) or the minus sign.</summary>
/// <param name="Name">Name of the function; "-" for the minus sign.</param>
/// <param name="Argument">Argument.</param>
public sealed record FunctionNode(string Name, FormulaNode Argument) : FormulaNode
{
    /// <summary>The functions that a formula may use.</summary>
    public static IReadOnlyList<string> Names { get; } = ["exp", "ln", "log10", "sqrt", "tanh", "sinh", "cosh"];

    /// <inheritdoc/>
    public override IEnumerable<string> Symbols => Argument.Symbols;

    /// <inheritdoc/>
    public override double Evaluate(IReadOnlyDictionary<string, double> values)
    {
        var argument = Argument.Evaluate(values);
        return Name switch
        {
            "exp" => Math.Exp(argument),
            "ln" => Math.Log(argument),
            "log10" => Math.Log10(argument),
            "sqrt" => Math.Sqrt(argument),
            "tanh" => Math.Tanh(argument),
            "sinh" => Math.Sinh(argument),
            "cosh" => Math.Cosh(argument),
            _ => -argument,
        };
    }

    /// <inheritdoc/>
    public override RootedDimension DimensionOf(IReadOnlyDictionary<string, Dimension> symbols)
    {
        var argument = Argument.DimensionOf(symbols);
        return Name switch
        {
            "-" => argument,
            "sqrt" => argument.Raised(0.5),
            _ => argument == RootedDimension.None ? argument : throw new DimensionMismatchException($"{Name} of {argument}"),
        };
    }
}
