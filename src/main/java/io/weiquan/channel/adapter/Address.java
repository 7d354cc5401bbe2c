package io.weiquan.channel.adapter;

import java.util.Map;

/**
 * Whom we talk to.
 *
 * @param account our configured messenger, by its name
 * @param user    the person, in the platform's words; an identifier of a person: personal
 * @param place   where: a group, a customer-service account; "" for a plain chat of two
 * @param reply   what the platform wants back when this person is answered (a message id, a session), newest known
 */
public record Address(String account, String user, String place, Map<String, String> reply) {

    public Address {
        reply = Map.copyOf(reply);
    }

    public static Address of(String account, String user) {
        return new Address(account, user, "", Map.of());
    }

    public String reply(String name) {
        return reply.getOrDefault(name, "");
    }

    /** The same for the same person in the same place, whatever was said last. Each part names its length: no two addresses spell the same. */
    public String key() {
        return account.length() + ":" + account + user.length() + ":" + user + place;
    }

    @Override
    public String toString() {
        return "Address[" + account + "]";
    }
}
