#!/bin/sh
exec taskset -c 1 node "$@"
