package io.weiquan.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import io.weiquan.dialog.Condition;
import io.weiquan.dialog.SlotValue;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.source.Foreign;
import io.weiquan.source.Mistake;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles conditions over a fixed set of variables.
 *
 * <p>A slot is its bare value. Where it holds no value, a text reads as {@code ''}, a list as {@code []}, a flag as {@code false};
 * a number or date is undecided, and an undecided condition is false. {@code has(x)} is true when the slot holds a value;
 * {@code status(x)} is {@code 'value'}, {@code 'none'}, {@code 'unknown'}, {@code 'skipped'} or {@code ''} (not asked);
 * {@code days(from, to)} counts days between two dates; {@code today} is the conversation's date.
 * Immutable and thread-safe.
 */
public final class Expressions {

    private static final String STATUS_SUFFIX = "__status";
    private static final Map<SlotValue.Status, String> STATUSES = Map.of(SlotValue.Status.VALUE, "value", SlotValue.Status.NONE, "none",
            SlotValue.Status.UNKNOWN, "unknown", SlotValue.Status.SKIPPED, "skipped");
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true).maxExpressionCodePointSize(2_000).comprehensionMaxIterations(1_000).build();

    /** The part of CEL that conditions need: no patterns, no conversions, no clock. A smaller language is also checked faster. */
    private static final CelStandardDeclarations LANGUAGE = CelStandardDeclarations.newBuilder().includeFunctions(
            StandardFunction.LOGICAL_AND, StandardFunction.LOGICAL_OR, StandardFunction.LOGICAL_NOT, StandardFunction.NOT_STRICTLY_FALSE,
            StandardFunction.CONDITIONAL, StandardFunction.EQUALS, StandardFunction.NOT_EQUALS, StandardFunction.IN, StandardFunction.INDEX,
            StandardFunction.SIZE, StandardFunction.ADD, StandardFunction.SUBTRACT, StandardFunction.CONTAINS, StandardFunction.LESS,
            StandardFunction.LESS_EQUALS, StandardFunction.GREATER, StandardFunction.GREATER_EQUALS).build();

    private final Map<String, Condition> compiled = new ConcurrentHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Vocabulary vocabulary;
    private final CelCompiler compiler;

    public Expressions(Collection<Variable> variables, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        variables.forEach(v -> this.variables.put(v.name(), v));
        this.variables.putIfAbsent("today", Variable.of("today", Variable.Type.DATE));
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(LANGUAGE)
                .setStandardMacros(CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE, CelStandardMacro.FILTER,
                        CelStandardMacro.MAP)
                .addMacros(CelMacro.newGlobalMacro("has", 1, this::expandHas), CelMacro.newGlobalMacro("status", 1, this::expandStatus))
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration("days", CelOverloadDecl.newGlobalOverload(
                        "days_text_text", SimpleType.INT, SimpleType.STRING, SimpleType.STRING)))
                .setResultType(SimpleType.BOOL);
        for (Variable v : this.variables.values()) {
            builder.addVar(v.name(), typeOf(v.type()));
            builder.addVar(v.name() + STATUS_SUFFIX, SimpleType.STRING);
        }
        this.compiler = builder.build();
    }

    /**
     * Compiles one condition.
     *
     * @return the condition; {@link Condition#ALWAYS} after a problem was recorded
     */
    public Condition compile(String text, Position at, Problems problems) {
        Condition known = compiled.get(text);
        if (known != null) {
            return known;
        }
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            for (CelIssue issue : result.getErrors()) {
                problems.error(at, "condition `%s`: %s%s", text, Foreign.condition(issue.getMessage().lines().findFirst().orElse("invalid")),
                        suggestion(issue.getMessage()));
            }
            return Condition.ALWAYS;
        }
        try {
            CelAbstractSyntaxTree ast = result.getAst();
            boolean sound = checkKeys(text, ast, at, problems);
            Evaluation.Node root = Evaluation.of(ast.getExpr(), this::reading);
            Condition condition = facts -> Boolean.TRUE.equals(root.in(Evaluation.Names.of(facts)));
            if (sound) {
                compiled.put(text, condition);
            }
            return condition;
        } catch (CelValidationException | IllegalArgumentException e) {
            problems.error(at, "condition `%s`: %s", text, e instanceof Mistake ours ? ours.remark() : Foreign.condition(String.valueOf(e.getMessage())));
            return Condition.ALWAYS;
        }
    }

    /** The checked tree, or empty when it does not compile: for holding our evaluation against the library's. */
    Optional<CelAbstractSyntaxTree> checked(String text) {
        try {
            CelValidationResult result = compiler.compile(text);
            return result.hasError() ? Optional.empty() : Optional.of(result.getAst());
        } catch (CelValidationException e) {
            return Optional.empty();
        }
    }

    /** The variables that a condition reads, for linting; empty when it does not compile. */
    public Set<String> reads(String text) {
        Set<String> names = new TreeSet<>();
        CelValidationResult result = compiler.compile(text);
        if (!result.hasError()) {
            try {
                CelNavigableAst.fromAst(result.getAst()).getRoot().allNodes()
                        .map(CelNavigableExpr::expr)
                        .filter(e -> e.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT)
                        .map(e -> e.ident().name().replace(STATUS_SUFFIX, ""))
                        .filter(variables::containsKey)
                        .forEach(names::add);
            } catch (CelValidationException e) {
                return Set.of();
            }
        }
        return names;
    }

    /** How a name is read from the facts; null for a name that is none of the variables. */
    private Evaluation.Node reading(String name) {
        if (name.endsWith(STATUS_SUFFIX)) {
            String key = name.substring(0, name.length() - STATUS_SUFFIX.length());
            return names -> {
                SlotValue slot = names.facts().get(key);
                return slot == null ? "" : STATUSES.get(slot.status());
            };
        }
        Variable variable = variables.get(name);
        if (variable == null) {
            return null;
        }
        Object otherwise = withoutValue(variable.type());
        return names -> {
            SlotValue slot = names.facts().get(name);
            return slot != null && slot.hasValue() ? slot.value() : otherwise;
        };
    }

    private static Object withoutValue(Variable.Type type) {
        return switch (type) {
            case TEXT -> "";
            case TEXTS, RECORDS -> List.of();
            case FLAG -> false;
            case NUMBER, DATE -> Evaluation.UNDECIDED;
        };
    }

    private static CelType typeOf(Variable.Type type) {
        return switch (type) {
            case TEXT, DATE -> SimpleType.STRING;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case NUMBER -> SimpleType.DOUBLE;
            case FLAG -> SimpleType.BOOL;
            case RECORDS -> ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN));
        };
    }

    private Optional<CelExpr> expandHas(CelMacroExprFactory make, CelExpr target, ImmutableList<CelExpr> args) {
        return statusOf(make, args).map(status -> make.newGlobalCall("_==_", status, make.newStringLiteral("value")));
    }

    private Optional<CelExpr> expandStatus(CelMacroExprFactory make, CelExpr target, ImmutableList<CelExpr> args) {
        return statusOf(make, args);
    }

    private static Optional<CelExpr> statusOf(CelMacroExprFactory make, ImmutableList<CelExpr> args) {
        CelExpr slot = args.get(0);
        if (slot.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(make.reportError("has() and status() take the key of one slot"));
        }
        return Optional.of(make.newIdentifier(slot.ident().name() + STATUS_SUFFIX));
    }

    /** Finds string literals compared with a key variable that are no key of its kind: a typo no type check can see. */
    private boolean checkKeys(String text, CelAbstractSyntaxTree ast, Position at, Problems problems) {
        int before = problems.list().size();
        CelNavigableAst.fromAst(ast).getRoot().allNodes().map(CelNavigableExpr::expr)
                .filter(e -> e.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                .filter(e -> List.of("_==_", "_!=_", "@in").contains(e.call().function()) && e.call().args().size() == 2)
                .forEach(e -> {
                    checkPair(text, e.call().args().get(0), e.call().args().get(1), at, problems);
                    checkPair(text, e.call().args().get(1), e.call().args().get(0), at, problems);
                });
        return problems.list().size() == before;
    }

    private void checkPair(String text, CelExpr name, CelExpr literal, Position at, Problems problems) {
        if (name.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return;
        }
        Variable variable = variables.get(name.ident().name());
        if (variable == null || variable.kind() == null) {
            return;
        }
        for (String key : literals(literal)) {
            if (!key.isEmpty() && !vocabulary.has(variable.kind(), key)) {
                problems.error(at, "condition `%s`: '%s' is no key of %s%s", text, key, variable.kind(),
                        Problems.didYouMean(key, vocabulary.keys(variable.kind())));
            }
        }
    }

    private static List<String> literals(CelExpr expr) {
        List<String> found = new ArrayList<>();
        if (expr.exprKind().getKind() == CelExpr.ExprKind.Kind.LIST) {
            expr.list().elements().forEach(e -> found.addAll(literals(e)));
        } else if (expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == dev.cel.common.ast.CelConstant.Kind.STRING_VALUE) {
            found.add(expr.constant().stringValue());
        }
        return found;
    }

    private Remark suggestion(String message) {
        java.util.regex.Matcher unknown = java.util.regex.Pattern.compile("undeclared reference to '([^']+)'").matcher(message);
        return unknown.find() ? Problems.didYouMean(unknown.group(1).replace(STATUS_SUFFIX, ""), variables.keySet()) : Remark.NONE;
    }
}
