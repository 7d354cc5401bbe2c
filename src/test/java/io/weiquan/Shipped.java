package io.weiquan;

import io.weiquan.conversation.Dialogue;
import io.weiquan.guide.Guide;
import io.weiquan.source.DialogFiles;
import java.nio.file.Path;

/** The dialog as it ships, read once for all tests. */
public final class Shipped {

    private static final Guide GUIDE = Guide.load(DialogFiles.folder(Path.of("dialogs")));

    private Shipped() {
    }

    public static Guide guide() {
        return GUIDE;
    }

    public static Dialogue dialogue() {
        return GUIDE.dialogue();
    }
}
