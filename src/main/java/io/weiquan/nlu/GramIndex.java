package io.weiquan.nlu;

import java.util.Arrays;

/** Numbers the keys of traits from 0 on. An open table of longs: no boxing on the way of every message. Not for several writers. */
final class GramIndex {

    private static final long EMPTY = Long.MIN_VALUE;

    private long[] keys;
    private int[] ids;
    private int size;

    GramIndex(int expected) {
        int room = Integer.highestOneBit(Math.max(8, expected) * 2) << 1;
        keys = new long[room];
        ids = new int[room];
        Arrays.fill(keys, EMPTY);
    }

    int size() {
        return size;
    }

    /** The number of a key, or -1 when it is unknown. */
    int find(long key) {
        int slot = slot(key);
        return keys[slot] == key ? ids[slot] : -1;
    }

    /** The number of a key, a new one when it is unknown. */
    int add(long key) {
        int slot = slot(key);
        if (keys[slot] == key) {
            return ids[slot];
        }
        keys[slot] = key;
        ids[slot] = size++;
        if (size * 2 > keys.length) {
            grow();
        }
        return size - 1;
    }

    /** Keys in the order of their numbers. */
    long[] inOrder() {
        long[] ordered = new long[size];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY) {
                ordered[ids[i]] = keys[i];
            }
        }
        return ordered;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & keys.length - 1;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] old = inOrder();
        keys = new long[keys.length * 2];
        ids = new int[keys.length];
        Arrays.fill(keys, EMPTY);
        for (int id = 0; id < old.length; id++) {
            int slot = slot(old[id]);
            keys[slot] = old[id];
            ids[slot] = id;
        }
    }
}
