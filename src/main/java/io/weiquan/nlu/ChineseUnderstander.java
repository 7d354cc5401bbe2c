package io.weiquan.nlu;

import io.weiquan.dialog.Understanding;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.time.LocalDateTime;

/**
 * Understands one Chinese message by the words of {@code dialogs/}. Readers speak in a fixed order, the exact before the guessed:
 *
 * <pre>
 *   links, secrets ─▸ order and tracking numbers ─▸ phones ─▸ dates ─▸ money ─▸ spans of time ─▸ cue words ─▸ models
 *                                          ─▸ intents ─▸ the bare answer to what was asked ─▸ names
 * </pre>
 * A number claimed by one reader is not read by the next. Immutable after loading; safe for any number of threads.
 */
public final class ChineseUnderstander implements Understander {

    private static final String WARM_UP = "在拼多多买的耳机用了3天就没声了，订单261114-123456789012345，花了98块5，上周六买的，商家不给退，我要退款";

    private final CodeReader codes;
    private final DateReader dates;
    private final MoneyReader money;
    private final NameReader names;
    private final CueReader cues;
    private final ModelReader models;
    private final IntentReader intents;
    private final SoundReader sounds;

    private ChineseUnderstander(Lexicon lexicon, Intents said, CueReader cues, Models trained) {
        this.codes = new CodeReader(lexicon);
        this.dates = new DateReader(lexicon);
        this.money = new MoneyReader(lexicon);
        this.names = new NameReader(lexicon);
        this.cues = cues;
        this.models = new ModelReader(trained, lexicon);
        this.intents = new IntentReader(said, trained.get("intent"));
        this.sounds = new SoundReader(lexicon);
    }

    /**
     * Reads {@code lexicon/*.yaml} and {@code intents/*.yaml} and takes the models of the build, or trains them when the examples are others.
     *
     * @param problems gets every mistake of the author, with file, line and column
     */
    public static ChineseUnderstander load(DialogFiles files, Problems problems) {
        Lexicon lexicon = LexiconReader.read(files, problems);
        Intents intents = IntentsFile.read(files, problems);
        CueReader cues = new CueReader(lexicon);
        return new ChineseUnderstander(lexicon, intents, cues, Models.of(files, intents, cues));
    }

    @Override
    public Understanding understand(String text, LocalDateTime now, Hint hint) {
        return read(text, now, hint, false).understanding();
    }

    /** The same, with every rule and model that spoke. */
    @Override
    public Explanation explain(String text, LocalDateTime now, Hint hint) {
        return read(text, now, hint, true);
    }

    /** Loads what HanLP loads late, so that the first person does not wait. */
    public void warmUp() {
        LocalDateTime now = LocalDateTime.of(2026, 1, 1, 12, 0);
        for (int i = 0; i < 200; i++) {
            understand(WARM_UP, now, Hint.NONE);
        }
    }

    private Explanation read(String text, LocalDateTime now, Hint hint, boolean explain) {
        Reading r = new Reading(text, now, hint, explain);
        LinkReader.read(r);
        SecretReader.read(r);
        codes.read(r);
        PhoneReader.read(r);
        dates.read(r);
        money.read(r);
        AnswerReader.read(r);
        MeasureReader.read(r);
        r.found.forEach(f -> r.spoke(f.type, f.start, f.end, f.confidence, f.role == null ? "read" : f.role));
        cues.read(r);
        sounds.read(r);
        Traits traits = Traits.of(r, true);
        models.read(r, traits);
        intents.read(r, traits);
        names.read(r);
        return new Explanation(new Understanding(text, r.text.toString(), r.entities(), r.intents), r.trace());
    }
}
