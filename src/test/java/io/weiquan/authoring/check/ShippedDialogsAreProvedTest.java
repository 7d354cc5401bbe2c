package io.weiquan.authoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShippedDialogsAreProvedTest {

    @Test
    void the_dialogs_we_ship_pass_every_check() {
        DialogFiles files = DialogFiles.folder(Path.of("dialogs"));
        Problems problems = new Problems();
        AuthoredDialogs authored = AuthoredDialogs.read(files, problems);
        Checker.checkAll(files, authored, null, problems);
        problems.list().forEach(System.err::println);             // what is left are warnings
        assertThat(problems.list()).allSatisfy(p -> assertThat(p.severity()).isEqualTo(Problem.Severity.WARNING));
    }
}
