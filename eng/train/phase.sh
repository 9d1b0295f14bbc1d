#!/bin/sh
# One phase of training: phase.sh UD_FOLDER VECTORS.npz OUT_FOLDER [key=value ...]. One core, the same bytes again.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
if grep -q avx512f /proc/cpuinfo; then export OPENBLAS_CORETYPE=SKYLAKEX; elif grep -q avx2 /proc/cpuinfo; then export OPENBLAS_CORETYPE=HASWELL; fi
# keeps freed blocks instead of giving them back to the kernel at every step
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=100000000
exec /usr/bin/python3 "$(dirname "$0")/train.py" "$@"
