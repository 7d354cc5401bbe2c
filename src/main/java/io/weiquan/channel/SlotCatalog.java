package io.weiquan.channel;

import io.weiquan.conversation.Wire;
import java.util.List;

/** How each slot is asked for in a form, so that a client can offer any of them to be filled in or changed at any time. */
public interface SlotCatalog {

    List<Wire.FormField> fields();
}
