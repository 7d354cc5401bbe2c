package io.weiquan.nlu;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import com.hankcs.hanlp.utility.Predefine;
import java.util.List;
import java.util.logging.Level;

/** Words of a message as HanLP's segmenter cuts them; its names of people and places are of no use here and are off. */
final class Tokens {

    private static final Segment SEGMENT = segment();

    private Tokens() {
    }

    private static Segment segment() {
        Predefine.logger.setLevel(Level.SEVERE);
        return HanLP.newSegment().enableNameRecognize(false).enableTranslatedNameRecognize(false).enableCustomDictionary(false);
    }

    /** One hash for each word, in reading order. */
    static int[] of(NormalText text) {
        if (text.length() == 0) {
            return new int[0];
        }
        List<Term> terms = SEGMENT.seg(text.chars().clone());
        int[] hashes = new int[terms.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = terms.get(i).word.hashCode();
        }
        return hashes;
    }
}
