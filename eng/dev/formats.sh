sh eng/formats.sh
