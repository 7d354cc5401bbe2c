package io.weiquan.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds, in the source text, every sentence that the code tells an author: the places where a problem or a remark is made. */
final class Formats extends TreeScanner<Void, Void> {

    /**
     * @param format the English format, or null where the code makes it up as it goes, which nobody can translate
     * @param args   how many values it is given
     * @param at     {@code File.java:line}
     */
    record Site(String format, int args, String at) {
    }

    private final List<Site> sites = new ArrayList<>();
    private final SourcePositions positions;
    private CompilationUnitTree unit;

    private Formats(SourcePositions positions) {
        this.positions = positions;
    }

    static List<Site> of(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> walk = Files.walk(sources); StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> files = walk.filter(f -> f.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            Formats formats = new Formats(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                formats.unit = unit;
                formats.scan(unit, null);
            }
            return formats.sites;
        }
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        String name = call.getMethodSelect() instanceof MemberSelectTree m ? m.getIdentifier().toString() : call.getMethodSelect().toString();
        String on = call.getMethodSelect() instanceof MemberSelectTree m ? m.getExpression().toString() : "";
        List<? extends ExpressionTree> args = call.getArguments();
        if (on.equals("Remark") && name.equals("of")) {
            site(args, 0, call);
        } else if ((name.equals("error") || name.equals("warning")) && !on.equals("LOG") && !args.isEmpty()) {
            int placed = on.equals("problems") || args.size() > 1 && constants(args.get(0)) == null ? 1 : 0;
            if (!isRemark(args.get(Math.min(placed, args.size() - 1)))) {
                site(args, placed, call);
            }
        }
        return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
        List<? extends ExpressionTree> args = made.getArguments();
        if (made.getIdentifier().toString().equals("Mistake")) {
            site(args, 0, made);
        } else if (made.getIdentifier().toString().equals("Known") && constants(args.get(0)) != null) {
            int groups = Pattern.compile(constants(args.get(0)).get(0)).matcher("").groupCount();
            sites.add(new Site(constants(args.get(1)).get(0), groups, at(made)));
        }
        return super.visitNewClass(made, nothing);
    }

    private void site(List<? extends ExpressionTree> args, int index, Tree tree) {
        List<String> formats = index < args.size() ? constants(args.get(index)) : null;
        if (formats == null) {
            boolean handsOn = args.get(args.size() - 1) instanceof IdentifierTree last && last.getName().contentEquals("args");
            if (!handsOn) {
                sites.add(new Site(null, 0, at(tree)));
            }
            return;
        }
        formats.forEach(format -> sites.add(new Site(format, args.size() - index - 1, at(tree))));
    }

    /** The values a constant expression may take; null when it is none. */
    private static List<String> constants(Tree tree) {
        if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return List.of(text);
        }
        if (tree instanceof ParenthesizedTree inner) {
            return constants(inner.getExpression());
        }
        if (tree instanceof ConditionalExpressionTree either) {
            List<String> yes = constants(either.getTrueExpression());
            List<String> no = constants(either.getFalseExpression());
            return yes == null || no == null ? null : Stream.concat(yes.stream(), no.stream()).toList();
        }
        if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            List<String> left = constants(sum.getLeftOperand());
            List<String> right = constants(sum.getRightOperand());
            return left == null || right == null ? null : List.of(left.get(0) + right.get(0));
        }
        return null;
    }

    /** One that was made elsewhere, where it is looked at. */
    private static boolean isRemark(ExpressionTree tree) {
        return tree.toString().matches("remark|wrong|\\w+\\.remark\\(\\)|Foreign\\.\\w+\\(.*\\)|Remark\\.of\\(.*\\)");
    }

    private String at(Tree tree) {
        return Path.of(unit.getSourceFile().getName()).getFileName() + ":" + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }
}
