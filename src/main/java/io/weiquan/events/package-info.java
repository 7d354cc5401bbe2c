/**
 * The messaging that joins the parts, on SmallRye Reactive Messaging: nudges between webhook, conversation and adapters, and CloudEvents for
 * integrators. In memory by default, over Kafka by configuration. Nothing that goes over it holds anything a person said.
 */
package io.weiquan.events;
