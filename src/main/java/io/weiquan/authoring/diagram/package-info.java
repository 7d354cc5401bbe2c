/** Flows drawn as SVG, by our own layout: no tool, no script, no outside font. What an author wrote is only ever text in them. */
package io.weiquan.authoring.diagram;
