/** Every bound of the system in one table. */
package io.weiquan.limits;
