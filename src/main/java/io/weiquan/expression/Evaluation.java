package io.weiquan.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.weiquan.dialog.SlotValue;
import io.weiquan.source.Mistake;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * A checked condition turned into closures. The library parses and type-checks; only the walk over the checked tree is ours, because
 * a turn evaluates some hundred conditions and the library's interpreter spends microseconds on each. Same meaning as the library
 * ({@code EvaluationTest} holds the two against each other), with one value more: {@link #UNDECIDED}, where the library throws.
 */
final class Evaluation {

    /** The value of what needs something unknown; {@code &&} and {@code ||} may still decide without it. */
    static final Object UNDECIDED = new Object();
    /** Loops in loops multiply: with each more, a list of twenty costs twenty times as much. */
    private static final int DEEPEST = 3;
    private static final Names NOTHING = Names.of(Map.of());

    /** The facts of a case and, inside {@code exists} and its like, the names bound there. */
    record Names(Map<String, SlotValue> facts, Names outer, String item, Object itemValue, String accumulator, Object accumulated) {

        static Names of(Map<String, SlotValue> facts) {
            return new Names(facts, null, null, null, null, null);
        }

        private Names bound(String boundItem, Object value, String boundAccumulator, Object sofar) {
            return new Names(facts, this, boundItem, value, boundAccumulator, sofar);
        }

        /** A bound name, the innermost first. */
        private Object local(String name) {
            for (Names scope = this; scope.outer != null; scope = scope.outer) {
                if (name.equals(scope.item)) {
                    return scope.itemValue;
                }
                if (name.equals(scope.accumulator)) {
                    return scope.accumulated;
                }
            }
            return UNDECIDED;
        }
    }

    /** One node of the tree. Pure. Gives a value, or {@link #UNDECIDED}. */
    interface Node {
        Object in(Names names);
    }

    private final Function<String, Node> variables;
    private final Set<String> bound = new HashSet<>();
    private int depth;

    private Evaluation(Function<String, Node> variables) {
        this.variables = variables;
    }

    /**
     * @param variables how a variable is read, found once for every place it stands in; null when the name is not known
     * @throws IllegalArgumentException for a construct outside our part of the language
     */
    static Node of(CelExpr expr, Function<String, Node> variables) {
        return new Evaluation(variables).of(expr);
    }

    private Node of(CelExpr expr) {
        return switch (expr.exprKind().getKind()) {
            case CONSTANT -> constant(expr.constant());
            case IDENT -> named(expr.ident().name());
            case SELECT -> select(of(expr.select().operand()), expr.select().field());
            case CALL -> call(expr.call());
            case LIST -> list(expr.list().elements());
            case COMPREHENSION -> comprehension(expr.comprehension());
            default -> throw new Mistake("not in this language: %s", expr.exprKind().getKind());
        };
    }

    private Node named(String name) {
        Node variable = bound.contains(name) ? null : variables.apply(name);
        return variable == null ? names -> names.local(name) : variable;
    }

    private static Node constant(CelConstant constant) {
        Object value = switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> (double) constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            default -> throw new Mistake("not in this language: %s", constant.getKind());
        };
        return names -> value;
    }

    private static Node select(Node map, String field) {
        return names -> map.in(names) instanceof Map<?, ?> record && record.get(field) != null ? record.get(field) : UNDECIDED;
    }

    private Node list(List<CelExpr> elements) {
        List<Node> nodes = elements.stream().map(this::of).toList();
        if (elements.stream().allMatch(e -> e.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT)) {
            List<Object> values = nodes.stream().map(n -> n.in(NOTHING)).toList();
            return names -> values;
        }
        return names -> {
            List<Object> values = new ArrayList<>();
            nodes.forEach(n -> values.add(n.in(names)));
            return values.contains(UNDECIDED) ? UNDECIDED : values;
        };
    }

    private Node call(CelExpr.CelCall call) {
        List<CelExpr> all = new ArrayList<>();
        call.target().ifPresent(all::add);
        all.addAll(call.args());
        List<Node> args = all.stream().map(this::of).toList();
        Node a = args.get(0);
        Node b = args.size() > 1 ? args.get(1) : null;
        return switch (call.function()) {
            case "_&&_" -> names -> both(a.in(names), b, names, false);
            case "_||_" -> names -> both(a.in(names), b, names, true);
            case "!_" -> names -> a.in(names) instanceof Boolean yes ? (Object) !yes : UNDECIDED;
            case "@not_strictly_false" -> names -> !Boolean.FALSE.equals(a.in(names));
            case "_?_:_" -> names -> a.in(names) instanceof Boolean yes ? (yes ? b : args.get(2)).in(names) : UNDECIDED;
            case "_==_" -> names -> equal(a.in(names), b.in(names));
            case "_!=_" -> names -> equal(a.in(names), b.in(names)) instanceof Boolean yes ? (Object) !yes : UNDECIDED;
            case "_<_" -> names -> compare(a.in(names), b.in(names), c -> c < 0);
            case "_<=_" -> names -> compare(a.in(names), b.in(names), c -> c <= 0);
            case "_>_" -> names -> compare(a.in(names), b.in(names), c -> c > 0);
            case "_>=_" -> names -> compare(a.in(names), b.in(names), c -> c >= 0);
            case "@in" -> contained(a, b, all.get(1));
            case "_[_]" -> names -> index(a.in(names), b.in(names));
            case "_+_" -> names -> add(a.in(names), b.in(names));
            case "_-_" -> names -> a.in(names) instanceof Number x && b.in(names) instanceof Number y
                    ? (Object) (x.doubleValue() - y.doubleValue()) : UNDECIDED;
            case "size" -> names -> size(a.in(names));
            case "contains" -> names -> a.in(names) instanceof String text && b.in(names) instanceof String part
                    ? (Object) text.contains(part) : UNDECIDED;
            case "days" -> names -> days(a.in(names), b.in(names));
            default -> throw new Mistake("not in this language: %s", call.function());
        };
    }

    /** {@code decisive} on either side decides, whatever is unknown on the other. */
    private static Object both(Object left, Node right, Names names, boolean decisive) {
        if (left instanceof Boolean yes && yes == decisive) {
            return decisive;
        }
        Object other = right.in(names);
        if (other instanceof Boolean yes && yes == decisive) {
            return decisive;
        }
        return left instanceof Boolean && other instanceof Boolean ? (Object) !decisive : UNDECIDED;
    }

    private static Object equal(Object a, Object b) {
        if (a == UNDECIDED || b == UNDECIDED) {
            return UNDECIDED;
        }
        return a instanceof Number x && b instanceof Number y ? x.doubleValue() == y.doubleValue() : Objects.equals(a, b);
    }

    private static Object compare(Object a, Object b, DoublePredicate holds) {
        if (a instanceof Number x && b instanceof Number y) {
            return holds.test(Double.compare(x.doubleValue(), y.doubleValue()));
        }
        return a instanceof String x && b instanceof String y ? (Object) holds.test(x.compareTo(y)) : UNDECIDED;
    }

    private static Node contained(Node item, Node list, CelExpr literal) {
        if (literal.exprKind().getKind() == CelExpr.ExprKind.Kind.LIST && list.in(NOTHING) instanceof List<?> constants
                && constants.stream().allMatch(String.class::isInstance)) {
            Set<Object> words = new HashSet<>(constants);
            return names -> {
                Object value = item.in(names);
                return value == UNDECIDED ? UNDECIDED : (Object) words.contains(value);
            };
        }
        return names -> {
            Object value = item.in(names);
            if (value == UNDECIDED || !(list.in(names) instanceof Collection<?> items)) {
                return UNDECIDED;
            }
            for (Object candidate : items) {
                if (Boolean.TRUE.equals(equal(value, candidate))) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Object index(Object list, Object at) {
        if (list instanceof List<?> items && at instanceof Number n && n.intValue() >= 0 && n.intValue() < items.size()) {
            return items.get(n.intValue());
        }
        return list instanceof Map<?, ?> map && map.get(at) != null ? map.get(at) : UNDECIDED;
    }

    private static Object add(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() + y.doubleValue();
        }
        if (a instanceof String x && b instanceof String y) {
            return x + y;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            List<Object> joined = new ArrayList<>(x);
            joined.addAll(y);
            return joined;
        }
        return UNDECIDED;
    }

    private static Object size(Object value) {
        return value instanceof Collection<?> items ? (Object) (double) items.size()
                : value instanceof String text ? (Object) (double) text.codePointCount(0, text.length())
                : value instanceof Map<?, ?> map ? (Object) (double) map.size() : UNDECIDED;
    }

    private static Object days(Object from, Object to) {
        try {
            return from instanceof String a && to instanceof String b
                    ? (Object) (double) ChronoUnit.DAYS.between(LocalDate.parse(a), LocalDate.parse(b)) : UNDECIDED;
        } catch (DateTimeException noDate) {
            return UNDECIDED;
        }
    }

    /** A formatter's generality costs a microsecond a date; the form in which dates are kept is read directly. */
    private static LocalDate day(String iso) {
        boolean plain = iso.length() == 10 && iso.charAt(4) == '-' && iso.charAt(7) == '-';
        int digits = 0;
        for (int i = 0; plain && i < 10; i++) {
            digits += iso.charAt(i) >= '0' && iso.charAt(i) <= '9' ? 1 : 0;
        }
        return digits != 8 ? LocalDate.parse(iso)
                : LocalDate.of(Integer.parseInt(iso, 0, 4, 10), Integer.parseInt(iso, 5, 7, 10), Integer.parseInt(iso, 8, 10, 10));
    }

    /** What {@code exists}, {@code all} and their like become. */
    private Node comprehension(CelExpr.CelComprehension c) {
        Node range = of(c.iterRange());
        Node init = of(c.accuInit());
        if (++depth > DEEPEST) {
            throw new Mistake("more than %d of exists, all, filter or map inside one another", DEEPEST);
        }
        boolean newItem = bound.add(c.iterVar());
        boolean newAccumulator = bound.add(c.accuVar());
        Node condition = of(c.loopCondition());
        Node step = of(c.loopStep());
        Node result = of(c.result());
        depth--;
        if (newItem) {
            bound.remove(c.iterVar());
        }
        if (newAccumulator) {
            bound.remove(c.accuVar());
        }
        return names -> {
            if (!(range.in(names) instanceof Collection<?> items)) {
                return UNDECIDED;
            }
            Object accumulated = init.in(names);
            for (Object item : items) {
                Names inner = names.bound(c.iterVar(), item, c.accuVar(), accumulated);
                if (Boolean.FALSE.equals(condition.in(inner))) {
                    break;
                }
                accumulated = step.in(inner);
            }
            return result.in(names.bound(c.iterVar(), UNDECIDED, c.accuVar(), accumulated));
        };
    }
}
