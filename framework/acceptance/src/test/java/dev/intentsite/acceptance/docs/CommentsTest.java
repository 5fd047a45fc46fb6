package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user can name has a comment. That the comments are well-formed is the javadoc's own check in the build. */
class CommentsTest {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest-schema",
                "framework/protocol",
                "framework/language",
                "framework/ledger",
                "framework/site",
                "framework/http",
                "framework/redis",
                "framework/language-llm",
                "framework/ui",
                "framework/client",
                "framework/testkit"
            })
    void everythingForUsersHasAComment(String module) throws IOException {
        List<Path> sources = Tree.files(Tree.root().resolve(module).resolve("src/main/java")).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.toString().contains("/internal/"))
                .toList();
        assertThat(sources).isNotEmpty();
        assertThat(uncommented(sources)).isEmpty();
    }

    @Test
    void whatHasNoneIsFound(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Shown.java"), """
                public record Shown(int part) implements Runnable {
                    public Shown {}
                    public static final int NUMBER = 1;
                    public enum Kind { ONE }
                    @Override public void run() {}
                    public interface Inner { void method(); }
                    private void hidden() {}
                    record Hidden() { public void method() {} }
                }
                """);
        assertThat(uncommented(List.of(source)))
                .containsExactly(
                        "Shown.java: Shown",
                        "Shown.java: NUMBER",
                        "Shown.java: Kind",
                        "Shown.java: ONE",
                        "Shown.java: Inner",
                        "Shown.java: method");
    }

    private static List<String> uncommented(List<Path> sources) throws IOException {
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) COMPILER.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            Search search = new Search(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                search.scan(unit, null);
            }
            return search.found;
        }
    }

    /** Goes through what is public or protected, without asking what any name means. */
    private static final class Search extends TreePathScanner<Void, Void> {
        private final DocTrees comments;
        private final List<String> found = new ArrayList<>();

        Search(DocTrees comments) {
            this.comments = comments;
        }

        @Override
        public Void visitPackage(PackageTree room, Void none) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            if (Path.of(unit.getSourceFile().getName()).endsWith("package-info.java")) {
                check(room.getPackageName().toString());
            }
            return null;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!isShown(type.getModifiers())) {
                return null;
            }
            check(type.getSimpleName().toString());
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .map(AnnotationTree::getAnnotationType)
                    .anyMatch(name -> name.toString().equals("Override"));
            boolean ofRecord = method.getName().contentEquals("<init>") && parent().getKind() == Kind.RECORD;
            if (isShown(method.getModifiers()) && !overrides && !ofRecord) {
                check(method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void none) {
            boolean component = parent().getKind() == Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isShown(field.getModifiers()) && !component) {
                check(field.getName().toString());
            }
            return null;
        }

        private ClassTree parent() {
            return (ClassTree) getCurrentPath().getParentPath().getLeaf();
        }

        private boolean isShown(ModifiersTree modifiers) {
            boolean ofInterface = Optional.of(getCurrentPath().getParentPath())
                    .map(TreePath::getLeaf)
                    .filter(leaf -> leaf.getKind() == Kind.INTERFACE || leaf.getKind() == Kind.ANNOTATION_TYPE)
                    .isPresent();
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || (ofInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
        }

        private void check(String name) {
            if (comments.getDocComment(getCurrentPath()) == null) {
                Path file = Path.of(
                        getCurrentPath().getCompilationUnit().getSourceFile().getName());
                found.add(file.getFileName() + ": " + name);
            }
        }
    }
}
