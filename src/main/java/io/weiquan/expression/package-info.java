/**
 * Conditions that authors write in YAML, in CEL: typed and checked when loaded, unable to loop or to reach Java.
 * A compiled condition is a {@link io.weiquan.dialog.Condition}; nothing else of CEL leaves this package.
 */
package io.weiquan.expression;
