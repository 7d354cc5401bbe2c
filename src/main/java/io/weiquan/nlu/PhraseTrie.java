package io.weiquan.nlu;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds every phrase of the lexicon: one pass of HanLP's Aho-Corasick trie finds the words, then phrases are followed step by step
 * from word to word. Linear in the text, because a phrase reaches only a bounded distance. Immutable after building.
 */
final class PhraseTrie {

    private static final int STEP_BITS = 4;

    private final Phrase[] phrases;
    private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
    /** For each word, the places (phrase and step in one number) where it may stand, sorted. */
    private final int[][] places;
    /** The same, only for the places at which a phrase may begin. */
    private final int[][] beginnings;

    /** A phrase found in a text, in offsets of its plain form. */
    record Match(Phrase phrase, int start, int end) {
    }

    PhraseTrie(List<Phrase> phrases) {
        this.phrases = phrases.toArray(new Phrase[0]);
        TreeMap<String, TreeSet<Integer>> all = new TreeMap<>();
        TreeMap<String, TreeSet<Integer>> first = new TreeMap<>();
        for (int k = 0; k < this.phrases.length; k++) {
            boolean beginning = true;
            List<Phrase.Step> steps = this.phrases[k].steps();
            for (int s = 0; s < steps.size(); s++) {
                for (String word : steps.get(s).words()) {
                    all.computeIfAbsent(word, w -> new TreeSet<>()).add(k << STEP_BITS | s);
                    if (beginning) {
                        first.computeIfAbsent(word, w -> new TreeSet<>()).add(k << STEP_BITS | s);
                    }
                }
                beginning &= steps.get(s).optional();
            }
        }
        this.places = new int[all.size()][];
        this.beginnings = new int[all.size()][];
        TreeMap<String, Integer> ids = new TreeMap<>();
        for (Map.Entry<String, TreeSet<Integer>> word : all.entrySet()) {
            int id = ids.size();
            ids.put(word.getKey(), id);
            places[id] = word.getValue().stream().mapToInt(Integer::intValue).toArray();
            beginnings[id] = first.getOrDefault(word.getKey(), new TreeSet<>()).stream().mapToInt(Integer::intValue).toArray();
        }
        if (!ids.isEmpty()) {
            trie.build(ids);
        }
    }

    /** All matches by start, longer first; several phrases may match one place, each at its longest. */
    List<Match> find(NormalText text) {
        List<Match> matches = new ArrayList<>();
        if (phrases.length == 0 || text.length() == 0) {
            return matches;
        }
        new Walk(text).collect(matches);
        matches.sort(Comparator.comparingInt(Match::start).thenComparing(m -> -m.end));
        return matches;
    }

    /** The words of one text by start, and the walk along them. */
    private final class Walk {
        private final NormalText text;
        private int[] starts = new int[64];
        private int[] ends = new int[64];
        private int[] words = new int[64];
        private int count;
        /** Index of the first word hit at or after each position. */
        private final int[] from;

        Walk(NormalText text) {
            this.text = text;
            this.from = new int[text.length() + 2];
            trie.parseText(text.chars(), (begin, end, id) -> put(begin, end, id));
            sortByStart();
        }

        private void put(int begin, int end, int id) {
            if (glued(text.charAt(begin - 1), text.charAt(begin)) || glued(text.charAt(end - 1), text.charAt(end))) {
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
                words = Arrays.copyOf(words, count * 2);
            }
            starts[count] = begin;
            ends[count] = end;
            words[count++] = id;
        }

        /** Counting sort: hits come by their end. */
        private void sortByStart() {
            for (int i = 0; i < count; i++) {
                from[starts[i] + 1]++;
            }
            for (int p = 1; p < from.length; p++) {
                from[p] += from[p - 1];
            }
            int[] next = from.clone();
            int[] sortedEnds = new int[count];
            int[] sortedWords = new int[count];
            for (int i = 0; i < count; i++) {
                int at = next[starts[i]]++;
                sortedEnds[at] = ends[i];
                sortedWords[at] = words[i];
            }
            ends = sortedEnds;
            words = sortedWords;
        }

        void collect(List<Match> matches) {
            for (int start = 0; start < text.length(); start++) {
                for (int hit = from[start]; hit < from[start + 1]; hit++) {
                    for (int place : beginnings[words[hit]]) {
                        int phrase = place >> STEP_BITS;
                        int end = walk(phrase, (place & (1 << STEP_BITS) - 1) + 1, ends[hit]);
                        if (end > 0 && allowed(phrases[phrase], start, end)) {
                            matches.add(new Match(phrases[phrase], start, end));
                        }
                    }
                }
            }
        }

        /** The furthest end of the phrase when its next step is {@code step} and the text is read up to {@code at}; -1 when it fails. */
        private int walk(int phrase, int step, int at) {
            List<Phrase.Step> steps = phrases[phrase].steps();
            if (step == steps.size()) {
                return at;
            }
            Phrase.Step wanted = steps.get(step);
            int best = wanted.optional() ? walk(phrase, step + 1, at) : -1;
            int reach = wanted.gap() ? Math.min(text.length() - 1, at + PhrasePattern.GAP) : at;
            for (int p = at; p <= reach && p < text.length(); p++) {
                if (wanted.number()) {
                    Numeral n = Numeral.at(text, p);
                    best = n == null ? best : Math.max(best, walk(phrase, step + 1, n.end()));
                }
                for (int hit = from[p]; hit < from[p + 1]; hit++) {
                    if (Arrays.binarySearch(places[words[hit]], phrase << STEP_BITS | step) >= 0) {
                        best = Math.max(best, walk(phrase, step + 1, ends[hit]));
                    }
                }
                if (best > 0 && wanted.gap() || "。!?;\n".indexOf(text.charAt(p)) >= 0) {
                    break;
                }
            }
            return best;
        }

        private boolean allowed(Phrase phrase, int begin, int end) {
            for (String next : phrase.notBefore()) {
                if (text.has(end, next)) {
                    return false;
                }
            }
            for (String before : phrase.notAfter()) {
                if (text.endsWith(begin, before)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A word of Latin letters or digits must stand alone: "pdd" is not in "pddx". */
    private static boolean glued(char left, char right) {
        boolean letters = Reading.isLatin(left) && Reading.isLatin(right);
        boolean digits = Reading.isDigit(left) && Reading.isDigit(right);
        return letters || digits;
    }
}
