package io.weiquan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShippedDialogsTest {

    @Test
    void the_dialogs_we_ship_have_no_mistakes() {
        Problems problems = new Problems();
        AuthoredDialogs.read(DialogFiles.folder(Path.of("dialogs")), problems);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void the_packed_dialogs_are_the_same() {
        assertThat(AuthoredDialogs.load(DialogFiles.packaged()).dialogs().flows()).containsKey("complaint");
    }
}
