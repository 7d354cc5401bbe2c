package io.weiquan.channel.rest;

import io.weiquan.channel.PackageDocuments.Format;

/** Links to printable packages for those who have no request to answer, such as messengers. */
public final class PackageLinks {

    private final SignedLinks links;
    private final LinkAddress address;

    public PackageLinks(SignedLinks links, LinkAddress address) {
        this.links = links;
        this.address = address;
    }

    /** Good for {@code Limits.linkValid} from now on. @throws IllegalStateException without a public address */
    public String printable(String conversation) {
        return address.known(links.sign(new SignedLinks.Opens(conversation, Format.HTML), links.expiry(address.now())));
    }
}
