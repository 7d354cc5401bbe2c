package io.weiquan.runtime;

import io.weiquan.conversation.Dialogue;
import io.weiquan.guide.Guide;
import io.weiquan.nlu.Understander;
import io.weiquan.source.DialogFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The dialog as it ships, or as the operator's folder has it. Broken dialogs stop the start, with every mistake named. */
@Singleton
class GuideParts {

    @Produces
    @Singleton
    Guide guide(Settings settings) {
        return Unfit.unless(() -> Guide.load(settings.dialogs().map(DialogFiles.packaged()::overlaid).orElseGet(DialogFiles::packaged)));
    }

    @Produces
    @Singleton
    Dialogue dialogue(Guide guide) {
        return guide.dialogue();
    }

    @Produces
    @Singleton
    Understander understander(Guide guide) {
        return guide.understander();
    }
}
