package io.weiquan.limits;

import java.util.Arrays;
import java.util.Map;

/** The documented limits with a few changed, whatever others there are. */
public final class OtherLimits {

    private OtherLimits() {
    }

    /** @param changed component name → value of its type */
    public static Limits with(Map<String, ?> changed) {
        var parts = Limits.class.getRecordComponents();
        var types = Arrays.stream(parts).map(java.lang.reflect.RecordComponent::getType).toArray(Class<?>[]::new);
        var values = new Object[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                var usual = parts[i].getAccessor().invoke(Limits.DEFAULTS);
                values[i] = changed.containsKey(parts[i].getName()) ? changed.get(parts[i].getName()) : usual;
            }
            return Limits.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
